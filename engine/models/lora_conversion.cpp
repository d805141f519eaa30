// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string_view>

#include "core/utf8_path.h"
#include "models/adapter_names.h"
#include "models/conversion_plan.h"
#include "models/key_maps.h"
#include "models/peft_metadata.h"
#include "models/sd15_layers.h"

namespace flipbook {

namespace {

using SharedWeights = std::shared_ptr<const Weights>;

// A tensor of a LoRA: what it is a part of, and as what.
struct Part {
    std::string source;
    std::string layer;  // Canonical.
    std::string role;
};

bool is_motion(const std::string& layer)
{
    return layer.find("motion_modules.") != std::string::npos;
}

bool is_text(const std::string& layer)
{
    return layer.starts_with("text_model.");
}

bool is_projection(const std::string& layer)
{
    constexpr std::array<std::string_view, 4> endings{".to_q", ".to_k", ".to_v", ".to_out.0"};
    return std::any_of(endings.begin(), endings.end(),
                       [&layer](std::string_view ending) { return layer.ends_with(ending); });
}

Error stranger(const SharedWeights& weights, const std::string& tensor)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(weights->path()) + " changes \"" + tensor
                     + "\", which is in no SD 1.5 model and in no motion module for one; only LoRAs"
                       " for these are converted."};
}

Error no_place(const SharedWeights& weights, const Part& part, const std::string& layout)
{
    return Error{ErrorCode::unsupported_format, path_to_utf8(weights->path()) + " has the tensor \""
                                                    + part.source + "\", which " + layout
                                                    + " cannot hold."};
}

Result<std::vector<Part>> parts_of(const SharedWeights& weights, std::vector<std::string>& left_out)
{
    std::vector<Part> parts;
    for (const std::string& name : weights->names()) {
        const auto parsed = parse_adapter_name(name);
        if (!parsed) {
            left_out.push_back(name);
            continue;
        }
        const auto layer = sd15_layers().find(parsed->layer);
        if (layer == sd15_layers().end())
            return stranger(weights, name);
        parts.push_back({name, layer->second, parsed->role});
    }
    return parts;
}

// "to_q_lora" for a projection, as its processor called it, and likewise for other layers.
std::string processor_name(const std::string& layer)
{
    std::string module = layer;
    if (module.ends_with(".to_out.0"))
        module.resize(module.size() - 2);
    const auto dot = module.rfind('.');
    return module.substr(0, dot) + ".processor" + module.substr(dot) + "_lora.";
}

// A name of kohya-ss, or of LyCORIS for what it adds.
std::string kohya_name(const Part& part)
{
    const std::string module =
        (is_text(part.layer) ? "lora_te_" : "lora_unet_") + spelled(part.layer);
    if (part.role == "down" || part.role == "up" || part.role == "mid")
        return module + ".lora_" + part.role + ".weight";
    return module + "." + part.role;
}

std::string peft_name(const Part& part)
{
    const std::string module = (is_text(part.layer) ? "text_encoder." : "unet.") + part.layer;
    if (part.role == "alpha")
        return module + ".lora.alpha";  // diffusers takes no name without "lora".
    return module + (part.role == "down" ? ".lora_A.weight" : ".lora_B.weight");
}

bool is_plain(const std::string& role)
{
    return role == "down" || role == "up";
}

bool has_alpha(const std::vector<Part>& parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [](const Part& part) { return part.role == "alpha"; });
}

// A MotionLoRA whose changes are those of attention processors and nothing else.
bool is_processor_lora(const std::vector<Part>& parts)
{
    return std::all_of(parts.begin(), parts.end(), [](const Part& part) {
        return is_motion(part.layer) && is_projection(part.layer) && is_plain(part.role);
    });
}

// Ranks and alphas of the layers of one network, in the words of PEFT's LoraConfig: the most
// common of each, and patterns of names for the others.
struct NetworkConfig {
    std::map<std::string, std::int64_t> ranks;
    std::map<std::string, double> alphas;
};

template <class Number> Number most_common(const std::map<std::string, Number>& numbers)
{
    std::map<Number, int> counts;
    for (const auto& [layer, number] : numbers)
        ++counts[number];
    return std::max_element(
               counts.begin(), counts.end(),
               [](const auto& one, const auto& other) { return one.second < other.second; })
        ->first;
}

template <class Number>
nlohmann::json others_than(Number usual, const std::map<std::string, Number>& numbers)
{
    auto others = nlohmann::json::object();
    for (const auto& [layer, number] : numbers)
        if (number != usual)
            others[layer] = number;
    return others;
}

std::map<std::string, NetworkConfig> network_configs(const SharedWeights& weights,
                                                     const std::vector<Part>& parts)
{
    constexpr std::string_view wrapper = "text_model.";  // Newer transformers have it no more.
    std::map<std::string, NetworkConfig> configs;
    for (const Part& part : parts) {
        NetworkConfig& config = configs[is_text(part.layer) ? "text_encoder." : "unet."];
        const std::string layer =
            is_text(part.layer) ? part.layer.substr(wrapper.size()) : part.layer;
        if (part.role == "alpha")
            config.alphas[layer] = weights->view(part.source).item<double>();
        else if (part.role == "down")
            config.ranks[layer] = weights->shape(part.source).front();
    }
    for (auto& [network, config] : configs)
        for (const auto& [layer, rank] : config.ranks)
            config.alphas.try_emplace(layer, static_cast<double>(rank));
    return configs;
}

std::string peft_config(const SharedWeights& weights, const std::vector<Part>& parts)
{
    auto json = nlohmann::json::object();
    for (const auto& [network, config] : network_configs(weights, parts)) {
        const std::int64_t rank = most_common(config.ranks);
        const double alpha = most_common(config.alphas);
        std::vector<std::string> layers;
        for (const auto& [layer, layer_rank] : config.ranks)
            layers.push_back(layer);
        json[network + "r"] = rank;
        json[network + "lora_alpha"] = alpha;
        json[network + "rank_pattern"] = others_than(rank, config.ranks);
        json[network + "alpha_pattern"] = others_than(alpha, config.alphas);
        json[network + "target_modules"] = layers;
    }
    return json.dump();
}

// A down and an up for every layer, and an alpha that is a number: what PEFT builds layers of.
Result<void> check_pairs(const SharedWeights& weights, const std::vector<Part>& parts)
{
    std::map<std::string, std::set<std::string>> roles;
    for (const Part& part : parts) {
        roles[part.layer].insert(part.role);
        const auto shape = weights->shape(part.source);
        const bool is_usable = part.role == "alpha" ? c10::multiply_integers(shape) == 1
                                                    : !shape.empty() && shape.front() > 0;
        if (!is_usable)
            return Error{ErrorCode::corrupt, path_to_utf8(weights->path())
                                                 + " is damaged: the tensor \"" + part.source
                                                 + "\" has the shape " + shape_text(shape) + "."};
    }
    for (const auto& [layer, given] : roles)
        if (!given.contains("down") || !given.contains("up"))
            return Error{ErrorCode::corrupt, path_to_utf8(weights->path())
                                                 + " is damaged: its change of \"" + layer
                                                 + "\" lacks one of its two factors."};
    return {};
}

Result<void> plan_diffusers(const SharedWeights& weights, const std::vector<Part>& parts,
                            PlannedFile& file)
{
    for (const Part& part : parts)
        if (!is_plain(part.role) && part.role != "alpha")
            return no_place(weights, part,
                            "diffusers' layout (LoRA with two factors, and alpha, for each layer)");
    FLIPBOOK_TRY(check_pairs(weights, parts));
    const bool is_processor = is_processor_lora(parts);
    for (const Part& part : parts)
        file.add(is_processor ? "unet." + processor_name(part.layer) + part.role + ".weight"
                              : peft_name(part),
                 weights, part.source);
    if (has_alpha(parts))
        file.metadata[peft_metadata_key] = peft_config(weights, parts);
    else if (const auto said = weights->metadata().find(peft_metadata_key);
             said != weights->metadata().end())
        file.metadata.insert(*said);
    return {};
}

// The alphas of layers of which only the metadata say them.
class UnwrittenAlphas {
public:
    UnwrittenAlphas(const SharedWeights& weights, const std::vector<Part>& parts)
        : m_weights(weights), m_alphas(weights->metadata())
    {
        for (const Part& part : parts)
            if (part.role == "alpha")
                m_written.insert(part.layer);
    }

    std::optional<double> of(const Part& part) const
    {
        const auto shape = m_weights->shape(part.source);
        if (part.role != "down" || m_written.contains(part.layer) || shape.empty())
            return std::nullopt;
        return m_alphas.of(spelled(part.layer), shape.front());
    }

private:
    SharedWeights m_weights;
    PeftAlphas m_alphas;
    std::set<std::string> m_written;  // Layers that have a tensor for it.
};

// Without alpha: the original project's MotionLoRAs have none.
Result<void> plan_original_motion(const SharedWeights& weights, const std::vector<Part>& parts,
                                  PlannedFile& file)
{
    const UnwrittenAlphas unwritten(weights, parts);
    for (const Part& part : parts) {
        if (!is_plain(part.role) || !is_motion(part.layer) || unwritten.of(part))
            return no_place(weights, part,
                            "the original layout of MotionLoRAs (two factors for each layer of a"
                            " motion module)");
        file.add(processor_name(original_motion_name(part.layer)) + part.role + ".weight", weights,
                 part.source);
    }
    return {};
}

Result<void> plan_kohya(const SharedWeights& weights, const std::vector<Part>& parts,
                        PlannedFile& file)
{
    const UnwrittenAlphas unwritten(weights, parts);
    for (const Part& part : parts) {
        if (part.role == "glora" || part.role == "oft_blocks")
            return no_place(weights, part, "the layout of kohya-ss as it is written here");
        file.add(kohya_name(part), weights, part.source);
        if (const auto alpha = unwritten.of(part))
            file.tensors.push_back({kohya_name({"", part.layer, "alpha"}),
                                    {},
                                    nullptr,
                                    "",
                                    static_cast<float>(*alpha)});
    }
    return {};
}

}  // namespace

Result<ConversionPlan> plan_lora(const SharedWeights& weights, ModelLayout layout)
{
    std::vector<std::string> left_out;
    FLIPBOOK_ASSIGN(const std::vector<Part> parts, parts_of(weights, left_out));
    PlannedFile file;
    file.metadata = weights->metadata();
    file.metadata.erase(peft_metadata_key);  // Written anew where it is needed.
    const bool has_motion = std::any_of(parts.begin(), parts.end(),
                                        [](const Part& part) { return is_motion(part.layer); });
    if (layout == ModelLayout::diffusers)
        FLIPBOOK_TRY(plan_diffusers(weights, parts, file));
    else if (has_motion)
        FLIPBOOK_TRY(plan_original_motion(weights, parts, file));
    else
        FLIPBOOK_TRY(plan_kohya(weights, parts, file));

    ConversionPlan plan;
    plan.files.push_back(std::move(file));
    plan.notices.push_back(left_out_notice(left_out));
    return plan;
}

}  // namespace flipbook
