// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <map>

#include "core/utf8_path.h"
#include "models/conversion_plan.h"
#include "models/key_maps.h"
#include "models/motion_weights.h"

namespace flipbook {

namespace {

using SharedWeights = std::shared_ptr<const Weights>;

constexpr std::string_view diffusers_table = "pos_embed.pe";
constexpr std::string_view original_table = ".pos_encoder.pe";

// The name of a transformer block, with the dot at its end: what a position table belongs to.
std::string block_of_table(std::string name)
{
    if (name.ends_with(original_table)) {
        // Below one of the attentions: "….transformer_blocks.0.attention_blocks.1.pos_encoder.pe".
        name.resize(name.size() - original_table.size());
        name = canonical_motion_name(name + ".").value_or("");
        return name.substr(0, name.rfind("attn"));
    }
    return name.substr(0, name.size() - diffusers_table.size());
}

bool have_equal_elements(const SharedWeights& weights, const std::string& one,
                         const std::string& other)
{
    const at::Tensor first = weights->view(one), second = weights->view(other);
    return first.scalar_type() == second.scalar_type() && first.sizes() == second.sizes()
           && std::memcmp(first.const_data_ptr(), second.const_data_ptr(), first.nbytes()) == 0;
}

Error unequal_tables(const SharedWeights& weights, const std::string& one, const std::string& other)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(weights->path()) + " has the position tables \"" + one + "\" and \""
                     + other
                     + "\", which differ; diffusers' layout holds one for both attentions."};
}

// The attentions of a transformer block, "attn1" and so on, as the module has them.
std::vector<std::string> tables_of_block(const std::string& block, const MotionModuleConfig& config)
{
    std::vector<std::string> names;
    for (int64_t attention = 1; attention <= config.attentions_per_block; ++attention) {
        std::string layer = original_motion_name(block + "attn" + std::to_string(attention) + ".");
        layer.pop_back();
        names.push_back(layer + std::string(original_table));
    }
    return names;
}

// Position tables: the original layout has one for each attention, diffusers one for each block.
Result<void> add_tables(PlannedFile& file, const SharedWeights& weights, ModelLayout layout,
                        const MotionModuleConfig& config)
{
    std::map<std::string, std::string> first_of_block;
    for (const std::string& name : weights->names()) {
        if (!is_position_table(name))
            continue;
        const auto [first, is_new] = first_of_block.emplace(block_of_table(name), name);
        if (!is_new && !have_equal_elements(weights, first->second, name))
            return unequal_tables(weights, first->second, name);
    }
    for (const auto& [block, source] : first_of_block) {
        if (layout == ModelLayout::diffusers) {
            file.add(block + std::string(diffusers_table), weights, source);
            continue;
        }
        for (const std::string& name : tables_of_block(block, config))
            file.add(name, weights, source);
    }
    return {};
}

}  // namespace

Result<ConversionPlan> plan_motion_module(const std::filesystem::path& input,
                                          const SharedWeights& weights, ModelLayout layout,
                                          bool is_folder)
{
    FLIPBOOK_ASSIGN(const MotionWeights motion, open_motion(input));
    PlannedFile file;
    file.metadata = weights->metadata();
    std::vector<std::string> left_out;
    for (const std::string& name : weights->names()) {
        const auto canonical = canonical_motion_name(name);
        if (canonical)
            file.add(layout == ModelLayout::diffusers ? *canonical
                                                      : original_motion_name(*canonical),
                     weights, name);
        else if (!is_position_table(name))
            left_out.push_back(name);
    }
    FLIPBOOK_TRY(add_tables(file, weights, layout, motion.config));

    ConversionPlan plan;
    plan.is_folder = is_folder;
    if (is_folder) {
        file.path = "diffusion_pytorch_model.safetensors";
        plan.texts.push_back({"config.json", motion_config_json(motion.config)});
    }
    plan.files.push_back(std::move(file));
    plan.notices.push_back(left_out_notice(left_out));
    return plan;
}

}  // namespace flipbook
