// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "models/key_maps.h"
#include "models/ldm_names.h"
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

std::string hub_lora_name(std::string layer)
{
    constexpr std::string_view output = ".to_out.0";
    if (layer.ends_with(output))
        layer.resize(layer.size() - 2);
    const std::size_t dot = layer.rfind('.');
    return "unet." + layer.substr(0, dot) + ".processor" + layer.substr(dot) + "_lora";
}

}  // namespace flipbook
