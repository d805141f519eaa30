// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/key_maps.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "models/ldm_names.h"
#include "models/name_parts.h"

namespace flipbook {

namespace {

// Of what is inside a transformer block: diffusers' name and the original one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> motion_layers{
    {{".attn1.", ".attention_blocks.0."},
     {".attn2.", ".attention_blocks.1."},
     {".norm1.", ".norms.0."},
     {".norm2.", ".norms.1."},
     {".norm3.", ".ff_norm."}}};
constexpr std::string_view original_wrapper = "temporal_transformer.";

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

std::optional<std::string> canonical_unet_name(const std::string& name)
{
    std::string_view rest = name;
    if (!remove_prefix(rest, "model.diffusion_model.")) {
        constexpr std::string_view parts[] = {"conv_in.",   "time_embedding.", "down_blocks.",
                                              "mid_block.", "up_blocks.",      "conv_norm_out.",
                                              "conv_out."};
        const bool is_canonical = std::any_of(std::begin(parts), std::end(parts),
                                              [&](auto part) { return name.starts_with(part); });
        return is_canonical ? std::optional(name) : std::nullopt;
    }
    return canonical_of_ldm_unet(rest);
}

std::optional<std::string> canonical_vae_name(const std::string& name)
{
    std::string_view rest = name;
    if (!remove_prefix(rest, "first_stage_model."))
        remove_prefix(rest, "vae.");
    return canonical_of_ldm_vae(rest);
}

std::optional<std::string> canonical_text_encoder_name(const std::string& name)
{
    std::string_view rest = name;
    remove_prefix(rest, "cond_stage_model.transformer.");
    remove_prefix(rest, "text_model.");
    // A constant counting 0 … 76, stored by old versions of transformers.
    if (rest == "embeddings.position_ids")
        return std::nullopt;
    if (!rest.starts_with("embeddings.") && !rest.starts_with("encoder.layers.")
        && !rest.starts_with("final_layer_norm."))
        return std::nullopt;
    return "text_model." + std::string(rest);
}

std::optional<std::string> canonical_motion_name(const std::string& name)
{
    std::string_view rest = name;
    remove_prefix(rest, "module.");
    if (rest.find("motion_modules.") == std::string_view::npos || is_position_table(name))
        return std::nullopt;
    std::string result(rest);
    replace_all(result, "." + std::string(original_wrapper), ".");
    for (const auto& [diffusers, original] : motion_layers)
        replace_all(result, original, diffusers);
    return result;
}

std::string original_motion_name(const std::string& name)
{
    constexpr std::string_view list = "motion_modules.", blocks = "transformer_blocks.";
    std::string result = name;
    const auto index = result.find(list);
    const auto dot = result.find('.', index + list.size());
    if (index == std::string::npos || dot == std::string::npos)
        return result;
    result.insert(dot + 1, original_wrapper);
    const auto block = result.find(blocks);
    if (block == std::string::npos)
        return result;
    // A layer's name may end where that of a tensor goes on.
    std::string inside = result.substr(block) + ".";
    for (const auto& [diffusers, original] : motion_layers)
        replace_all(inside, diffusers, original);
    return result.substr(0, block) + inside.substr(0, inside.size() - 1);
}

bool is_position_table(const std::string& name)
{
    return name.ends_with(".pos_encoder.pe") || name.ends_with(".pos_embed.pe");
}

}  // namespace flipbook
