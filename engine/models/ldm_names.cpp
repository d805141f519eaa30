// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ldm_names.h"

#include <array>
#include <span>

#include "models/name_parts.h"

namespace flipbook {

namespace {

struct NamePair {
    std::string_view canonical;
    std::string_view ldm;
};

constexpr std::array unet_heads{
    NamePair{"conv_in", "input_blocks.0.0"},
    NamePair{"time_embedding.linear_1", "time_embed.0"},
    NamePair{"time_embedding.linear_2", "time_embed.2"},
    NamePair{"conv_norm_out", "out.0"},
    NamePair{"conv_out", "out.2"},
};

constexpr std::array unet_resnet{
    NamePair{"norm1", "in_layers.0"},          NamePair{"conv1", "in_layers.2"},
    NamePair{"time_emb_proj", "emb_layers.1"}, NamePair{"norm2", "out_layers.0"},
    NamePair{"conv2", "out_layers.3"},         NamePair{"conv_shortcut", "skip_connection"},
};

constexpr std::array vae_heads{NamePair{"conv_norm_out", "norm_out"}};

constexpr std::array vae_middle{
    NamePair{"mid_block.resnets.0", "mid.block_1"},
    NamePair{"mid_block.resnets.1", "mid.block_2"},
    NamePair{"mid_block.attentions.0", "mid.attn_1"},
};

constexpr std::array vae_resnet{NamePair{"conv_shortcut", "nin_shortcut"}};

constexpr std::array vae_attention{
    NamePair{"group_norm", "norm"},
    NamePair{"to_q", "q"},
    NamePair{"to_k", "k"},
    NamePair{"to_v", "v"},
    NamePair{"to_out.0", "proj_out"},
};

// diffusers before 0.15, only ever read.
constexpr std::array old_vae_attention{
    NamePair{"to_q", "query"},
    NamePair{"to_k", "key"},
    NamePair{"to_v", "value"},
    NamePair{"to_out.0", "proj_attn"},
};

constexpr std::array vae_samplers{
    NamePair{"downsamplers.0", "downsample"},
    NamePair{"upsamplers.0", "upsample"},
};

using Pairs = std::span<const NamePair>;
using Side = std::string_view NamePair::*;
constexpr Side canonical = &NamePair::canonical;
constexpr Side ldm = &NamePair::ldm;

// The name with its beginning, up to a dot or the end, replaced by the first pair that fits.
std::optional<std::string> with_new_head(std::string_view name, Pairs pairs, Side from, Side to)
{
    for (const NamePair& pair : pairs) {
        const std::string_view head = pair.*from;
        if (name.starts_with(head) && (name.size() == head.size() || name[head.size()] == '.'))
            return std::string(pair.*to) + std::string(name.substr(head.size()));
    }
    return std::nullopt;
}

std::string renamed_head(std::string_view name, Pairs pairs, Side from, Side to)
{
    return with_new_head(name, pairs, from, to).value_or(std::string(name));
}

std::string in_block(std::string_view list, int block, std::string_view part,
                     const std::string& rest)
{
    return std::string(list) + std::to_string(block) + "." + std::string(part) + rest;
}

std::string at_layer(std::string_view list, int block, std::string_view part, int layer,
                     const std::string& rest)
{
    return in_block(list, block, std::string(part) + std::to_string(layer) + ".", rest);
}

std::string canonical_resnet(std::string_view rest)
{
    return renamed_head(rest, unet_resnet, ldm, canonical);
}

std::string ldm_resnet(std::string_view rest)
{
    return renamed_head(rest, unet_resnet, canonical, ldm);
}

// Three LDM blocks make one level of SD 1.5: two with layers and the down-sampler.
constexpr int blocks_per_level = 3;

std::optional<std::string> canonical_input_block(std::string_view rest)
{
    const auto block = take_number(rest);
    const auto part = take_number(rest);
    if (!block || !part || *block == 0)
        return std::nullopt;
    const int level = (*block - 1) / blocks_per_level, layer = (*block - 1) % blocks_per_level;
    if (remove_prefix(rest, "op."))
        return at_layer("down_blocks.", level, "downsamplers.", 0, "conv." + std::string(rest));
    if (*part == 0)
        return at_layer("down_blocks.", level, "resnets.", layer, canonical_resnet(rest));
    return at_layer("down_blocks.", level, "attentions.", layer, std::string(rest));
}

std::optional<std::string> canonical_middle_block(std::string_view rest)
{
    const auto part = take_number(rest);
    if (!part)
        return std::nullopt;
    if (*part == 1)
        return "mid_block.attentions.0." + std::string(rest);
    return "mid_block.resnets." + std::to_string(*part / 2) + "." + canonical_resnet(rest);
}

// The up-sampler follows the attention where there is one, so its index is no sign of it.
std::optional<std::string> canonical_output_block(std::string_view rest)
{
    const auto block = take_number(rest);
    const auto part = take_number(rest);
    if (!block || !part)
        return std::nullopt;
    const int level = *block / blocks_per_level, layer = *block % blocks_per_level;
    if (rest.starts_with("conv."))
        return at_layer("up_blocks.", level, "upsamplers.", 0, std::string(rest));
    if (*part == 0)
        return at_layer("up_blocks.", level, "resnets.", layer, canonical_resnet(rest));
    return at_layer("up_blocks.", level, "attentions.", layer, std::string(rest));
}

// Of a level of the down or up path; `rest` begins with its number.
std::optional<std::string> ldm_unet_level(std::string_view rest, bool is_down)
{
    const std::string_view list = is_down ? "input_blocks." : "output_blocks.";
    const auto level = take_number(rest);
    if (!level)
        return std::nullopt;
    const int first = blocks_per_level * *level + (is_down ? 1 : 0);
    if (remove_prefix(rest, "downsamplers.0.conv"))
        return in_block(list, first + 2, "0.op", std::string(rest));
    if (remove_prefix(rest, "upsamplers.0.conv"))  // The first level lacks the attention before it.
        return in_block(list, first + 2, *level == 0 ? "1.conv" : "2.conv", std::string(rest));
    const bool is_resnet = remove_prefix(rest, "resnets.");
    if (!is_resnet && !remove_prefix(rest, "attentions."))
        return std::nullopt;
    const auto index = take_number(rest);
    if (!index)
        return std::nullopt;
    return is_resnet ? in_block(list, first + *index, "0.", ldm_resnet(rest))
                     : in_block(list, first + *index, "1.", std::string(rest));
}

constexpr int last_vae_level = 3;

std::string_view vae_levels(bool is_encoder)
{
    return is_encoder ? "encoder.down_blocks." : "decoder.up_blocks.";
}

// One level of the VAE in LDM's words; `rest` begins with its number.
std::optional<std::string> canonical_vae_level(std::string_view rest, bool is_encoder)
{
    const auto number = take_number(rest);
    if (!number || *number > last_vae_level)
        return std::nullopt;
    const int level = is_encoder ? *number : last_vae_level - *number;
    if (const auto sampler = with_new_head(rest, vae_samplers, ldm, canonical))
        return in_block(vae_levels(is_encoder), level, "", *sampler);
    remove_prefix(rest, "block.");
    const auto layer = take_number(rest);
    if (!layer)
        return std::nullopt;
    return at_layer(vae_levels(is_encoder), level, "resnets.", *layer,
                    renamed_head(rest, vae_resnet, ldm, canonical));
}

// The same backwards.
std::optional<std::string> ldm_vae_level(std::string_view rest, bool is_encoder)
{
    const auto number = take_number(rest);
    if (!number || *number > last_vae_level)
        return std::nullopt;
    const std::string_view list = is_encoder ? "encoder.down." : "decoder.up.";
    const int level = is_encoder ? *number : last_vae_level - *number;
    if (const auto sampler = with_new_head(rest, vae_samplers, canonical, ldm))
        return in_block(list, level, "", *sampler);
    remove_prefix(rest, "resnets.");
    const auto layer = take_number(rest);
    if (!layer)
        return std::nullopt;
    return at_layer(list, level, "block.", *layer, renamed_head(rest, vae_resnet, canonical, ldm));
}

std::string canonical_vae_attention(std::string_view rest)
{
    return renamed_head(renamed_head(rest, vae_attention, ldm, canonical), old_vae_attention, ldm,
                        canonical);
}

// What is left of a VAE's name behind "encoder." or "decoder.".
std::optional<std::string> canonical_vae_half(std::string_view rest, bool is_encoder)
{
    const std::string half = is_encoder ? "encoder." : "decoder.";
    if (remove_prefix(rest, is_encoder ? "down." : "up."))
        return canonical_vae_level(rest, is_encoder);
    const std::string name = renamed_head(rest, vae_middle, ldm, canonical);
    std::string_view middle = name;
    if (remove_prefix(middle, "mid_block.attentions.0."))
        return half + "mid_block.attentions.0." + canonical_vae_attention(middle);
    constexpr std::size_t with_index = std::string_view("mid_block.resnets.0.").size();
    if (middle.starts_with("mid_block.resnets.") && middle.size() > with_index)
        return half + name.substr(0, with_index)
               + renamed_head(middle.substr(with_index), vae_resnet, ldm, canonical);
    return half + renamed_head(name, vae_heads, ldm, canonical);
}

std::optional<std::string> ldm_vae_half(std::string_view rest, bool is_encoder)
{
    const std::string half = is_encoder ? "encoder." : "decoder.";
    if (remove_prefix(rest, is_encoder ? "down_blocks." : "up_blocks."))
        return ldm_vae_level(rest, is_encoder);
    if (remove_prefix(rest, "mid_block.attentions.0."))
        return half + "mid.attn_1." + renamed_head(rest, vae_attention, canonical, ldm);
    if (const auto middle = with_new_head(rest, vae_middle, canonical, ldm))
        return half + *middle;
    return half + renamed_head(rest, vae_heads, canonical, ldm);
}

bool is_quantiser(std::string_view name)
{
    return name.starts_with("quant_conv.") || name.starts_with("post_quant_conv.");
}

}  // namespace

std::optional<std::string> canonical_of_ldm_unet(std::string_view name)
{
    if (const auto head = with_new_head(name, unet_heads, ldm, canonical))
        return head;
    if (remove_prefix(name, "input_blocks."))
        return canonical_input_block(name);
    if (remove_prefix(name, "middle_block."))
        return canonical_middle_block(name);
    if (remove_prefix(name, "output_blocks."))
        return canonical_output_block(name);
    return std::string(name);
}

std::optional<std::string> ldm_unet_name(const std::string& name)
{
    std::string_view rest = name;
    if (remove_prefix(rest, "down_blocks."))
        return ldm_unet_level(rest, true);
    if (remove_prefix(rest, "up_blocks."))
        return ldm_unet_level(rest, false);
    if (remove_prefix(rest, "mid_block.attentions.0."))
        return "middle_block.1." + std::string(rest);
    if (remove_prefix(rest, "mid_block.resnets.")) {
        const auto index = take_number(rest);
        if (!index)
            return std::nullopt;
        return "middle_block." + std::to_string(2 * *index) + "." + ldm_resnet(rest);
    }
    return with_new_head(name, unet_heads, canonical, ldm);
}

std::optional<std::string> canonical_of_ldm_vae(std::string_view name)
{
    if (remove_prefix(name, "encoder."))
        return canonical_vae_half(name, true);
    if (remove_prefix(name, "decoder."))
        return canonical_vae_half(name, false);
    return is_quantiser(name) ? std::optional(std::string(name)) : std::nullopt;
}

std::optional<std::string> ldm_vae_name(std::string_view name)
{
    if (remove_prefix(name, "encoder."))
        return ldm_vae_half(name, true);
    if (remove_prefix(name, "decoder."))
        return ldm_vae_half(name, false);
    return is_quantiser(name) ? std::optional(std::string(name)) : std::nullopt;
}

}  // namespace flipbook
