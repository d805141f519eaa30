// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/motion_facts.h"

#include <string_view>
#include <utility>

#include "models/key_maps.h"

namespace flipbook {

namespace {

constexpr std::string_view hotshot_table = ".pos_encoder.positional_encoding";

std::optional<std::int64_t> rows_of_position_table(const TensorShapes& tensors)
{
    for (const auto& [name, shape] : tensors)
        if ((is_position_table(name) || name.ends_with(hotshot_table)) && shape.size() == 3)
            return shape[1];
    return std::nullopt;
}

const char* version_of(const MotionFacts& facts, bool has_mid_block)
{
    if (has_mid_block)
        return facts.positions ? "v2" : "AnimateLCM";
    constexpr std::int64_t rows_of_v1 = 24;
    return facts.positions == rows_of_v1 ? "v1" : "v3";
}

const char* variant_of(ModelKind kind)
{
    switch (kind) {
    case ModelKind::sdxl_motion_module:
        return "SDXL-beta";
    case ModelKind::hotshotxl_motion_module:
        return "HotshotXL";
    case ModelKind::pia:
        return "PIA";
    case ModelKind::animatelcm_i2v:
        return "AnimateLCM-I2V";
    case ModelKind::fancyvideo:
        return "FancyVideo";
    default:
        return nullptr;
    }
}

}  // namespace

TensorShapes canonical_motion_shapes(const TensorShapes& tensors)
{
    TensorShapes canonical;
    for (const auto& [name, shape] : tensors)
        if (auto motion_name = canonical_motion_name(name))
            canonical.try_emplace(std::move(*motion_name), shape);
    return canonical;
}

MotionFacts motion_facts(const TensorShapes& tensors, ModelKind kind)
{
    const bool is_hotshot = kind == ModelKind::hotshotxl_motion_module;
    const std::string list = is_hotshot ? ".temporal_attentions." : ".motion_modules.";
    const TensorShapes canonical = is_hotshot ? tensors : canonical_motion_shapes(tensors);
    MotionFacts facts;
    for (const auto& [name, shape] : canonical) {
        const auto at = name.find(list);
        if (at == std::string::npos || shape.size() != 1
            || name.find(".norm.weight", at) == std::string::npos)
            continue;
        ++facts.modules;
        if (name.starts_with("down_blocks.") && name.substr(at + list.size()) == "0.norm.weight")
            facts.channels.push_back(shape[0]);
    }
    constexpr std::int64_t usual_window = 32;
    facts.positions = rows_of_position_table(tensors);
    facts.longest_window = facts.positions.value_or(usual_window);
    const char* variant = variant_of(kind);
    facts.version =
        variant ? variant
                : version_of(facts, canonical.contains("mid_block.motion_modules.0.norm.weight"));
    const bool is_sdxl = kind == ModelKind::sdxl_motion_module || is_hotshot;
    facts.betas = is_sdxl ? BetaSchedule::scaled_linear : BetaSchedule::linear;
    facts.joint_norms = facts.version == "v1" || is_hotshot || kind == ModelKind::pia;
    return facts;
}

}  // namespace flipbook
