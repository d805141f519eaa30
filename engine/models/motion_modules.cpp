// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/motion_facts.h"
#include "models/motion_module.h"

namespace flipbook {

namespace {

// How many of stem + "0" + tail, stem + "1" + tail, … there are.
int64_t count_of(const TensorShapes& tensors, const std::string& stem, const std::string& tail,
                 int64_t first)
{
    int64_t index = first;
    while (tensors.contains(stem + std::to_string(index) + tail))
        ++index;
    return index - first;
}

MotionVersion version_of(const std::string& name)
{
    if (name == "v1")
        return MotionVersion::v1;
    if (name == "v2")
        return MotionVersion::v2;
    return name == "AnimateLCM" ? MotionVersion::animatelcm : MotionVersion::v3;
}

}  // namespace

Result<MotionModuleConfig> motion_module_config(const TensorShapes& tensors)
{
    const TensorShapes canonical = canonical_motion_shapes(tensors);
    const std::string first = "down_blocks.0.motion_modules.0.";
    const std::string attention = first + "transformer_blocks.0.attn";

    MotionModuleConfig config;
    config.block_out_channels.clear();
    for (int64_t block = 0;; ++block) {
        const auto found =
            canonical.find(slot_name({MotionSlot::Part::down, block, 0}) + ".norm.weight");
        if (found == canonical.end() || found->second.size() != 1)
            break;
        config.block_out_channels.push_back(found->second[0]);
    }
    config.layers_per_block =
        count_of(canonical, "down_blocks.0.motion_modules.", ".norm.weight", 0);
    config.attentions_per_block = count_of(canonical, attention, ".to_q.weight", 1);
    if (config.block_out_channels.empty() || config.attentions_per_block == 0)
        return Error{ErrorCode::unsupported_format,
                     "A motion module needs the tensors \"" + first + "norm.weight\" and \""
                         + attention + "1.to_q.weight\", or their original names."};

    config.has_mid_block = canonical.contains("mid_block.motion_modules.0.norm.weight");
    const MotionFacts facts = motion_facts(tensors, ModelKind::motion_module);
    config.max_frames = facts.longest_window;
    config.version = version_of(facts.version);
    return config;
}

NormScopes norm_scopes(NormPolicy policy, MotionVersion version)
{
    if (policy == NormPolicy::diffusers)
        return {.joint_resnet_norms = false, .joint_motion_norm = true};
    return {.joint_resnet_norms = version == MotionVersion::v1, .joint_motion_norm = false};
}

Registry<MotionModuleEntry> builtin_motion_modules()
{
    Registry<MotionModuleEntry> modules;
    modules.add(timestep_modulated_kind());
    modules.add(low_rank_context_kind());
    modules.add(torchscript_kind());
    modules.add(animatediff_kind());
    return modules;
}

}  // namespace flipbook
