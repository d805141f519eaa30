// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/peft_metadata.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/adapter_names.h"

namespace flipbook {

namespace {

using Json = nlohmann::json;

// A pattern of PEFT is the end of a module's path; diffusers marks whole paths with "^".
bool fits(const std::string& pattern, const std::string& layer)
{
    const bool is_whole = pattern.starts_with('^');
    const std::string name = spelled(is_whole ? pattern.substr(1) : pattern);
    return is_whole ? layer == name : layer == name || layer.ends_with("_" + name);
}

std::optional<double> number_in(const Json& config, const std::string& key)
{
    const auto found = config.find(key);
    return found != config.end() && found->is_number() ? std::optional(found->get<double>())
                                                       : std::nullopt;
}

}  // namespace

PeftAlphas::PeftAlphas(const std::map<std::string, std::string>& metadata)
{
    const auto text = metadata.find(peft_metadata_key);
    const Json config = text == metadata.end() ? Json() : Json::parse(text->second, nullptr, false);
    if (!config.is_object())
        return;
    const auto read = [&config](const std::string& prefix) {
        Network network;
        network.alpha = number_in(config, prefix + "lora_alpha");
        const auto patterns = config.find(prefix + "alpha_pattern");
        if (patterns != config.end() && patterns->is_object())
            for (const auto& [pattern, value] : patterns->items())
                if (value.is_number())
                    network.patterns.emplace_back(pattern, value.get<double>());
        const auto stabilised = config.find(prefix + "use_rslora");
        network.is_stabilised = stabilised != config.end() && *stabilised == true;
        return network;
    };
    m_unet = read("unet.");
    m_text_encoder = read("text_encoder.");
}

std::optional<double> PeftAlphas::of(const std::string& layer, std::int64_t rank) const
{
    if (rank < 1)
        return std::nullopt;
    const bool is_text = layer.starts_with("text_model_") || layer.starts_with("encoder_layers_");
    const Network& network = is_text ? m_text_encoder : m_unet;
    auto alpha = network.alpha;
    for (const auto& [pattern, value] : network.patterns)
        if (fits(pattern, layer))
            alpha = value;
    if (alpha && network.is_stabilised)
        *alpha *= std::sqrt(static_cast<double>(rank));
    return alpha;
}

}  // namespace flipbook
