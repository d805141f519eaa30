// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/key_maps.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "models/name_parts.h"

namespace flipbook {

namespace {

using Renames = std::initializer_list<std::pair<std::string_view, std::string_view>>;

bool remove_prefix(std::string_view& name, std::string_view prefix)
{
    if (!name.starts_with(prefix))
        return false;
    name.remove_prefix(prefix.size());
    return true;
}

// Replaces a leading "old." by "new.", for the first pair that fits.
std::string with_renamed_head(std::string_view name, Renames renames)
{
    for (const auto& [from, to] : renames)
        if (name.starts_with(from) && name.size() > from.size() && name[from.size()] == '.')
            return std::string(to) + std::string(name.substr(from.size()));
    return std::string(name);
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string in_block(std::string_view part, int level, std::string_view kind, int index,
                     std::string_view rest)
{
    return std::string(part) + std::to_string(level) + "." + std::string(kind)
           + std::to_string(index) + "." + std::string(rest);
}

std::string ldm_resnet(std::string_view rest)
{
    return with_renamed_head(rest, {{"in_layers.0", "norm1"},
                                    {"in_layers.2", "conv1"},
                                    {"emb_layers.1", "time_emb_proj"},
                                    {"out_layers.0", "norm2"},
                                    {"out_layers.3", "conv2"},
                                    {"skip_connection", "conv_shortcut"}});
}

// Three LDM blocks make one level of SD 1.5: two with layers and the down-sampler.
std::optional<std::string> ldm_input_block(std::string_view rest)
{
    const auto block = take_number(rest);
    const auto part = take_number(rest);
    if (!block || !part)
        return std::nullopt;
    if (*block == 0)
        return "conv_in." + std::string(rest);
    const int level = (*block - 1) / 3, layer = (*block - 1) % 3;
    if (remove_prefix(rest, "op."))
        return in_block("down_blocks.", level, "downsamplers.", 0, "conv." + std::string(rest));
    if (*part == 0)
        return in_block("down_blocks.", level, "resnets.", layer, ldm_resnet(rest));
    return in_block("down_blocks.", level, "attentions.", layer, rest);
}

std::optional<std::string> ldm_middle_block(std::string_view rest)
{
    const auto part = take_number(rest);
    if (!part)
        return std::nullopt;
    if (*part == 1)
        return "mid_block.attentions.0." + std::string(rest);
    return "mid_block.resnets." + std::to_string(*part / 2) + "." + ldm_resnet(rest);
}

// The up-sampler follows the attention where there is one, so its index is no sign of it.
std::optional<std::string> ldm_output_block(std::string_view rest)
{
    const auto block = take_number(rest);
    const auto part = take_number(rest);
    if (!block || !part)
        return std::nullopt;
    const int level = *block / 3, layer = *block % 3;
    if (rest.starts_with("conv."))
        return in_block("up_blocks.", level, "upsamplers.", 0, rest);
    if (*part == 0)
        return in_block("up_blocks.", level, "resnets.", layer, ldm_resnet(rest));
    return in_block("up_blocks.", level, "attentions.", layer, rest);
}

std::string vae_attention(std::string_view rest)
{
    return with_renamed_head(rest, {{"norm", "group_norm"},
                                    {"q", "to_q"},
                                    {"k", "to_k"},
                                    {"v", "to_v"},
                                    {"proj_out", "to_out.0"},
                                    {"query", "to_q"},
                                    {"key", "to_k"},
                                    {"value", "to_v"},
                                    {"proj_attn", "to_out.0"}});
}

std::string vae_resnet(std::string_view rest)
{
    return with_renamed_head(rest, {{"nin_shortcut", "conv_shortcut"}});
}

// One level of the VAE in LDM's words; `rest` begins with its number.
std::optional<std::string> ldm_vae_level(std::string_view rest, bool is_encoder)
{
    constexpr int last_level = 3;
    const auto number = take_number(rest);
    if (!number || *number > last_level)
        return std::nullopt;
    const std::string_view blocks = is_encoder ? "encoder.down_blocks." : "decoder.up_blocks.";
    const int level = is_encoder ? *number : last_level - *number;
    if (remove_prefix(rest, "downsample."))
        return in_block(blocks, level, "downsamplers.", 0, rest);
    if (remove_prefix(rest, "upsample."))
        return in_block(blocks, level, "upsamplers.", 0, rest);
    remove_prefix(rest, "block.");
    const auto layer = take_number(rest);
    if (!layer)
        return std::nullopt;
    return in_block(blocks, level, "resnets.", *layer, vae_resnet(rest));
}

// What is left of a VAE's name behind "encoder." or "decoder.".
std::optional<std::string> vae_half(std::string_view rest, bool is_encoder)
{
    const std::string half = is_encoder ? "encoder." : "decoder.";
    if (remove_prefix(rest, is_encoder ? "down." : "up."))
        return ldm_vae_level(rest, is_encoder);
    if (remove_prefix(rest, "mid.block_1."))
        return half + "mid_block.resnets.0." + vae_resnet(rest);
    if (remove_prefix(rest, "mid.block_2."))
        return half + "mid_block.resnets.1." + vae_resnet(rest);
    if (remove_prefix(rest, "mid.attn_1.") || remove_prefix(rest, "mid_block.attentions.0."))
        return half + "mid_block.attentions.0." + vae_attention(rest);
    return half + with_renamed_head(rest, {{"norm_out", "conv_norm_out"}});
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
    if (remove_prefix(rest, "input_blocks."))
        return ldm_input_block(rest);
    if (remove_prefix(rest, "middle_block."))
        return ldm_middle_block(rest);
    if (remove_prefix(rest, "output_blocks."))
        return ldm_output_block(rest);
    return with_renamed_head(rest, {{"time_embed.0", "time_embedding.linear_1"},
                                    {"time_embed.2", "time_embedding.linear_2"},
                                    {"out.0", "conv_norm_out"},
                                    {"out.2", "conv_out"}});
}

std::optional<std::string> canonical_vae_name(const std::string& name)
{
    std::string_view rest = name;
    if (!remove_prefix(rest, "first_stage_model."))
        remove_prefix(rest, "vae.");
    if (remove_prefix(rest, "encoder."))
        return vae_half(rest, true);
    if (remove_prefix(rest, "decoder."))
        return vae_half(rest, false);
    if (rest.starts_with("quant_conv.") || rest.starts_with("post_quant_conv."))
        return std::string(rest);
    return std::nullopt;
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
    replace_all(result, ".temporal_transformer.", ".");
    replace_all(result, ".attention_blocks.0.", ".attn1.");
    replace_all(result, ".attention_blocks.1.", ".attn2.");
    replace_all(result, ".norms.0.", ".norm1.");
    replace_all(result, ".norms.1.", ".norm2.");
    replace_all(result, ".ff_norm.", ".norm3.");
    return result;
}

bool is_position_table(const std::string& name)
{
    return name.ends_with(".pos_encoder.pe") || name.ends_with(".pos_embed.pe");
}

}  // namespace flipbook
