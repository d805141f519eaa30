// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/lora_facts.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "models/adapter_names.h"

namespace flipbook {

namespace {

bool has_part(std::string_view name, std::string_view part)
{
    return name.find(part) != std::string_view::npos;
}

bool any_has(const TensorShapes& tensors, std::string_view part)
{
    return std::any_of(tensors.begin(), tensors.end(),
                       [part](const auto& tensor) { return has_part(tensor.first, part); });
}

bool is_motion_layer(std::string_view name)
{
    return has_part(name, "motion_modules") || has_part(name, "temporal_");
}

bool is_text_layer(std::string_view name)
{
    return has_part(name, "lora_te") || has_part(name, "text_encoder")
           || has_part(name, "text_model");
}

const char* format_of(const TensorShapes& tensors)
{
    struct Sign {
        std::string_view part;
        const char* format;
    };
    constexpr std::array signs{
        Sign{"to_out.processor.0_lora", "MotionDirector"},
        Sign{"attention_blocks.", "AnimateDiff"},
        Sign{"lycoris_", "LyCORIS"},
        Sign{"lora_unet_", "kohya-ss"},
        Sign{"lora_te", "kohya-ss"},
        Sign{"lora_transformer_", "kohya-ss"},
        Sign{".processor.", "diffusers (attention processors)"},
        Sign{".lora_A", "PEFT"},
        Sign{"lora_linear_layer.", "diffusers"},
        Sign{".lora.", "diffusers"},
    };
    for (const Sign& sign : signs)
        if (any_has(tensors, sign.part))
            return sign.format;
    return "names unknown";
}

// Roles of tensors (adapter_names.h) and how many of them there are.
using Roles = std::map<std::string, std::int64_t>;

std::string algorithm_of(const Roles& roles, bool has_convolutions)
{
    struct Sign {
        const char* role;
        const char* algorithm;
    };
    constexpr std::array signs{
        Sign{"hada_w1_a", "LoHa"},
        Sign{"lokr_w1", "LoKr"},
        Sign{"lokr_w1_a", "LoKr"},
        Sign{"on_input", "IA3"},
        Sign{"set_weight", "replacement of weights"},
        Sign{"diff", "full difference"},
        Sign{"oft_blocks", "OFT"},
        Sign{"glora", "GLoRA"},
    };
    std::string text;
    if (roles.contains("up"))
        text = has_convolutions ? "LoCon" : "LoRA";
    for (const Sign& sign : signs)
        if (roles.contains(sign.role) && !has_part(text, sign.algorithm))
            text += (text.empty() ? "" : " and ") + std::string(sign.algorithm);
    if (roles.contains("dora_scale"))
        text = "DoRA over " + text;
    return text;
}

bool is_decomposed(const std::string& role)
{
    return role == "down" || role == "hada_w1_b" || role == "lokr_w1_b" || role == "lokr_w2_b";
}

// The inputs of a layer's change, where the tensor says it: those of its second factor.
std::optional<std::int64_t> inputs_of(const std::string& role,
                                      const std::vector<std::int64_t>& shape)
{
    const bool is_whole = role == "diff";
    if (shape.size() < 2 || (!is_whole && role != "down" && role != "hada_w1_b"))
        return std::nullopt;
    return shape[1];
}

std::optional<ModelBase> base_by_width(const TensorShapes& tensors)
{
    for (const auto& [name, shape] : tensors) {
        if (!has_part(name, "attn2") || !has_part(name, "to_k") || is_motion_layer(name))
            continue;
        const auto parsed = parse_adapter_name(name);
        const auto width = parsed ? inputs_of(parsed->role, shape) : std::nullopt;
        if (width == 768)
            return ModelBase::sd15;
        if (width == 1024)
            return ModelBase::sd2;
        if (width == 2048)
            return ModelBase::sdxl;
    }
    return std::nullopt;
}

// What names or metadata hold only for one base.
struct Sign {
    std::string_view part;
    ModelBase base;
};

std::optional<ModelBase> base_by_layers(const TensorShapes& tensors)
{
    // Written with underscores, as all spellings become.
    constexpr std::array signs{
        Sign{"single_transformer_blocks_", ModelBase::flux},
        Sign{"double_blocks_", ModelBase::flux},
        Sign{"single_blocks_", ModelBase::flux},
        Sign{"joint_blocks_", ModelBase::sd3},
        Sign{"lora_te2_", ModelBase::sdxl},
        Sign{"text_encoder_2_", ModelBase::sdxl},
        Sign{"attentions_1_transformer_blocks_1_", ModelBase::sdxl},
        Sign{"input_blocks_8_1_transformer_blocks_1_", ModelBase::sdxl},
        Sign{"lora_te1_", ModelBase::sdxl},
        Sign{"motion_modules_", ModelBase::sd15},
        Sign{"down_blocks_0_attentions_", ModelBase::sd15},
        Sign{"up_blocks_3_attentions_", ModelBase::sd15},
        Sign{"input_blocks_1_1_", ModelBase::sd15},
        Sign{"down_blocks_3_resnets_", ModelBase::sd15},
        Sign{"up_blocks_1_attentions_2_", ModelBase::sd15},
        Sign{"diffusion_model_blocks_", ModelBase::other},
        Sign{"lora_unet_blocks_", ModelBase::other},
        Sign{"transformer_transformer_blocks_", ModelBase::sd3},
    };
    std::set<std::string> names;
    for (const auto& [name, shape] : tensors)
        names.insert(spelled(name));
    for (const Sign& sign : signs)
        for (const std::string& name : names)
            if (has_part(name, sign.part))
                return sign.base;
    return std::nullopt;
}

ModelBase base_by_metadata(const std::map<std::string, std::string>& metadata)
{
    constexpr std::array signs{
        Sign{"sdxl", ModelBase::sdxl},
        Sign{"stable-diffusion-xl", ModelBase::sdxl},
        Sign{"flux", ModelBase::flux},
        Sign{"sd3", ModelBase::sd3},
        Sign{"stable-diffusion-3", ModelBase::sd3},
        Sign{"sd_v2", ModelBase::sd2},
        Sign{"stable-diffusion-v2", ModelBase::sd2},
        Sign{"sd_v1", ModelBase::sd15},
        Sign{"sd_1.5", ModelBase::sd15},
        Sign{"stable-diffusion-v1", ModelBase::sd15},
    };
    for (const char* key : {"modelspec.architecture", "ss_base_model_version"})
        if (const auto found = metadata.find(key); found != metadata.end())
            for (const Sign& sign : signs)
                if (has_part(found->second, sign.part))
                    return sign.base;
    return ModelBase::unknown;
}

}  // namespace

LoraFacts lora_facts(const TensorShapes& tensors)
{
    LoraFacts facts;
    Roles roles;
    std::set<std::string> unet, text, motion;
    bool has_convolutions = false;
    for (const auto& [name, shape] : tensors) {
        const auto parsed = parse_adapter_name(name);
        if (!parsed)
            continue;
        ++roles[parsed->role];
        (is_motion_layer(name) ? motion : is_text_layer(name) ? text : unet).insert(parsed->layer);
        has_convolutions |= parsed->role == "mid" || (shape.size() == 4 && shape[2] > 1);
        facts.has_mid_block |= is_motion_layer(name) && has_part(name, "mid_block");
        if (!is_decomposed(parsed->role) || shape.empty())
            continue;
        const auto rank = shape.front();
        facts.smallest_rank = facts.smallest_rank == 0 ? rank : std::min(facts.smallest_rank, rank);
        facts.largest_rank = std::max(facts.largest_rank, rank);
    }
    facts.format = format_of(tensors);
    facts.algorithm = algorithm_of(roles, has_convolutions);
    facts.has_alpha = roles.contains("alpha");
    facts.unet_layers = static_cast<std::int64_t>(unet.size());
    facts.text_encoder_layers = static_cast<std::int64_t>(text.size());
    facts.motion_layers = static_cast<std::int64_t>(motion.size());
    return facts;
}

ModelBase base_of_lora(const TensorShapes& tensors,
                       const std::map<std::string, std::string>& metadata)
{
    if (const auto base = base_by_width(tensors))
        return *base;
    if (const auto base = base_by_layers(tensors))
        return *base;
    return base_by_metadata(metadata);
}

std::optional<std::string> unsupported_algorithm(const TensorShapes& tensors)
{
    for (const auto& [name, shape] : tensors)
        if (const auto parsed = parse_adapter_name(name)) {
            if (parsed->role == "oft_blocks")
                return "OFT";
            if (parsed->role == "glora")
                return "GLoRA";
        }
    return std::nullopt;
}

}  // namespace flipbook
