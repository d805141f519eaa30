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

std::optional<double> peft_alpha(const std::map<std::string, std::string>& metadata,
                                 const std::string& layer, std::int64_t rank)
{
    const auto text = metadata.find(peft_metadata_key);
    if (text == metadata.end() || rank < 1)
        return std::nullopt;
    const Json config = Json::parse(text->second, nullptr, false);
    if (!config.is_object())
        return std::nullopt;
    const bool is_text = layer.starts_with("text_model_") || layer.starts_with("encoder_layers_");
    const std::string network = is_text ? "text_encoder." : "unet.";
    auto alpha = number_in(config, network + "lora_alpha");
    const auto patterns = config.find(network + "alpha_pattern");
    if (patterns != config.end() && patterns->is_object())
        for (const auto& [pattern, value] : patterns->items())
            if (value.is_number() && fits(pattern, layer))
                alpha = value.get<double>();
    const auto stabilised = config.find(network + "use_rslora");
    if (alpha && stabilised != config.end() && *stabilised == true)
        *alpha *= std::sqrt(static_cast<double>(rank));
    return alpha;
}

}  // namespace flipbook
