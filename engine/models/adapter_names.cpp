// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "models/name_parts.h"

namespace flipbook {

namespace {

struct Suffix {
    std::string_view text;
    const char* role;
};

// The first that fits counts, so longer ones stand before their own endings.
constexpr std::array suffixes{
    Suffix{"_lora.lora_A.weight", "down"},
    Suffix{"_lora.lora_B.weight", "up"},
    Suffix{"_lora.down.weight", "down"},
    Suffix{"_lora.up.weight", "up"},
    Suffix{"_lora.alpha", "alpha"},
    Suffix{".lora.down.weight", "down"},
    Suffix{".lora.up.weight", "up"},
    Suffix{".lora.alpha", "alpha"},
    Suffix{".lora_linear_layer.down.weight", "down"},
    Suffix{".lora_linear_layer.up.weight", "up"},
    Suffix{".lora_down.weight", "down"},
    Suffix{".lora_up.weight", "up"},
    Suffix{".lora_mid.weight", "mid"},
    Suffix{".lora_A.default.weight", "down"},
    Suffix{".lora_B.default.weight", "up"},
    Suffix{".lora_A.weight", "down"},
    Suffix{".lora_B.weight", "up"},
    Suffix{".lora_A", "down"},
    Suffix{".lora_B", "up"},
    Suffix{".lora_magnitude_vector.default.weight", "dora_scale"},
    Suffix{".lora_magnitude_vector.weight", "dora_scale"},
    Suffix{".lora_magnitude_vector", "dora_scale"},
    Suffix{".dora_scale", "dora_scale"},
    Suffix{".alpha", "alpha"},
    Suffix{".hada_w1_a", "hada_w1_a"},
    Suffix{".hada_w1_b", "hada_w1_b"},
    Suffix{".hada_w2_a", "hada_w2_a"},
    Suffix{".hada_w2_b", "hada_w2_b"},
    Suffix{".hada_t1", "hada_t1"},
    Suffix{".hada_t2", "hada_t2"},
    Suffix{".lokr_w1_a", "lokr_w1_a"},
    Suffix{".lokr_w1_b", "lokr_w1_b"},
    Suffix{".lokr_w1", "lokr_w1"},
    Suffix{".lokr_w2_a", "lokr_w2_a"},
    Suffix{".lokr_w2_b", "lokr_w2_b"},
    Suffix{".lokr_w2", "lokr_w2"},
    Suffix{".lokr_t2", "lokr_t2"},
    Suffix{".diff_b", "diff_b"},
    Suffix{".diff", "diff"},
    Suffix{".w_norm", "w_norm"},
    Suffix{".b_norm", "b_norm"},
    Suffix{".set_weight", "set_weight"},
    Suffix{".on_input", "on_input"},
    Suffix{".oft_blocks", "oft_blocks"},
    Suffix{".oft_diag", "oft_blocks"},
    Suffix{".rescale", "oft_blocks"},
    Suffix{".a1.weight", "glora"},
    Suffix{".a2.weight", "glora"},
    Suffix{".b1.weight", "glora"},
    Suffix{".b2.weight", "glora"},
    // Of IA3; alone it is the weight of a whole model and no change.
    Suffix{".weight", "weight"},
};

constexpr std::array<std::string_view, 12> prefixes{
    "base_model.model.",
    "model.diffusion_model.",
    "diffusion_model.",
    "module.",
    "unet.",
    "text_encoder.",
    "lora_unet_",
    "lora_te1_",
    "lora_te_",
    "lycoris_",
    "unet_",
    "text_encoder_",
};

bool remove_prefix(std::string_view& name, std::string_view prefix)
{
    if (!name.starts_with(prefix))
        return false;
    name.remove_prefix(prefix.size());
    return true;
}

std::string without_prefixes(std::string_view layer)
{
    while (std::any_of(prefixes.begin(), prefixes.end(), [&layer](std::string_view prefix) {
        return remove_prefix(layer, prefix);
    })) { }
    return std::string(layer);
}

// diffusers' attention processors held the changes of the projections: "attn1.processor.to_q" and,
// as MotionDirector trains it, "attn1.to_out.processor.0". The output projection is the first of
// two modules, which the oldest names leave out.
std::string without_processor(std::string layer)
{
    constexpr std::string_view processor = ".processor.";
    if (const auto at = layer.find(processor); at != std::string::npos)
        layer.replace(at, processor.size(), ".");
    if (layer.ends_with(".to_out"))
        layer += ".0";
    return layer;
}

void replace_first(std::string& text, std::string_view from, std::string_view to)
{
    if (const auto at = text.find(from); at != std::string::npos)
        text.replace(at, from.size(), to);
}

// The original project's name of a layer of a motion module.
std::string original_motion_name(const std::string& layer)
{
    constexpr std::string_view list = "motion_modules.";
    std::string name = layer;
    const auto index = name.find(list);
    const auto dot = name.find('.', index + list.size());
    if (index == std::string::npos || dot == std::string::npos)
        return name;
    name.insert(dot + 1, "temporal_transformer.");
    if (name.find("transformer_blocks.") == std::string::npos)
        return name;
    replace_first(name, ".attn1.", ".attention_blocks.0.");
    replace_first(name, ".attn2.", ".attention_blocks.1.");
    replace_first(name, ".norm1", ".norms.0");
    replace_first(name, ".norm2", ".norms.1");
    replace_first(name, ".norm3", ".ff_norm");
    return name;
}

std::string ldm_resnet(std::string_view rest)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> renames{
        {{"norm1", "in_layers.0"},
         {"conv1", "in_layers.2"},
         {"time_emb_proj", "emb_layers.1"},
         {"norm2", "out_layers.0"},
         {"conv2", "out_layers.3"},
         {"conv_shortcut", "skip_connection"}}};
    for (const auto& [canonical, ldm] : renames)
        if (rest == canonical)
            return std::string(ldm);
    return std::string(rest);
}

std::string at_block(std::string_view list, int block, int part, const std::string& rest)
{
    return std::string(list) + std::to_string(block) + "." + std::to_string(part) + "." + rest;
}

// Of a level of the down or up path; `rest` begins with its number.
std::optional<std::string> ldm_level(std::string_view rest, bool is_down)
{
    constexpr int blocks_per_level = 3;
    const std::string_view list = is_down ? "input_blocks." : "output_blocks.";
    const auto level = take_number(rest);
    if (!level)
        return std::nullopt;
    const int first = blocks_per_level * *level + (is_down ? 1 : 0);
    if (rest == "downsamplers.0.conv")
        return at_block(list, first + 2, 0, "op");
    if (rest == "upsamplers.0.conv")  // Behind the attention, which the first level lacks.
        return at_block(list, first + 2, *level == 0 ? 1 : 2, "conv");
    const bool is_resnet = remove_prefix(rest, "resnets.");
    if (!is_resnet && !remove_prefix(rest, "attentions."))
        return std::nullopt;
    const auto index = take_number(rest);
    if (!index)
        return std::nullopt;
    return is_resnet ? at_block(list, first + *index, 0, ldm_resnet(rest))
                     : at_block(list, first + *index, 1, std::string(rest));
}

}  // namespace

std::optional<AdapterTensorName> parse_adapter_name(const std::string& tensor)
{
    for (const Suffix& suffix : suffixes) {
        if (!tensor.ends_with(suffix.text) || tensor.size() == suffix.text.size())
            continue;
        const std::string layer =
            without_processor(tensor.substr(0, tensor.size() - suffix.text.size()));
        return AdapterTensorName{spelled(without_prefixes(layer)), suffix.role};
    }
    return std::nullopt;
}

std::string spelled(const std::string& layer)
{
    std::string result = layer;
    std::replace(result.begin(), result.end(), '.', '_');
    return result;
}

std::vector<std::string> spellings(const std::string& layer)
{
    std::vector<std::string> result{spelled(layer)};
    if (layer.find("motion_modules.") != std::string::npos)
        result.push_back(spelled(original_motion_name(layer)));
    else if (layer.starts_with("text_model."))
        result.push_back(spelled(layer.substr(layer.find('.') + 1)));
    else if (const auto ldm = ldm_unet_name(layer))
        result.push_back(spelled(*ldm));
    return result;
}

std::optional<std::string> ldm_unet_name(const std::string& layer)
{
    std::string_view rest = layer;
    if (remove_prefix(rest, "down_blocks."))
        return ldm_level(rest, true);
    if (remove_prefix(rest, "up_blocks."))
        return ldm_level(rest, false);
    if (remove_prefix(rest, "mid_block.attentions.0."))
        return "middle_block.1." + std::string(rest);
    if (remove_prefix(rest, "mid_block.resnets.")) {
        const auto index = take_number(rest);
        if (!index)
            return std::nullopt;
        return "middle_block." + std::to_string(2 * *index) + "." + ldm_resnet(rest);
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> singles{
        {{"conv_in", "input_blocks.0.0"},
         {"time_embedding.linear_1", "time_embed.0"},
         {"time_embedding.linear_2", "time_embed.2"},
         {"conv_norm_out", "out.0"},
         {"conv_out", "out.2"}}};
    for (const auto& [canonical, ldm] : singles)
        if (layer == canonical)
            return std::string(ldm);
    return std::nullopt;
}

}  // namespace flipbook
