// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace flipbook {

// Where diffusers writes PEFT's LoraConfig into the metadata of a LoRA, as JSON: "unet.lora_alpha",
// "unet.alpha_pattern", … and the same below "text_encoder.".
inline constexpr const char* peft_metadata_key = "lora_adapter_metadata";

// The alphas that this config gives to layers.
class PeftAlphas {
public:
    // Of a file's metadata; without such a config there are none.
    explicit PeftAlphas(const std::map<std::string, std::string>& metadata);

    // That of a layer, spelled as in adapter_names.h; nothing where the config does not say. With
    // rank-stabilised scaling (Kalajdzievski 2023) it is the alpha that has the same effect
    // without.
    std::optional<double> of(const std::string& layer, std::int64_t rank) const;

private:
    struct Network {
        std::optional<double> alpha;
        std::vector<std::pair<std::string, double>> patterns;  // The last that fits counts.
        bool is_stabilised = false;
    };

    Network m_unet, m_text_encoder;
};

}  // namespace flipbook
