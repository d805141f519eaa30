// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace flipbook {

// Where diffusers writes PEFT's LoraConfig into the metadata of a LoRA, as JSON: "unet.lora_alpha",
// "unet.alpha_pattern", … and the same below "text_encoder.".
inline constexpr const char* peft_metadata_key = "lora_adapter_metadata";

// The alpha that this config gives a layer, spelled as in adapter_names.h; nothing where there is
// no config, or it does not say. With rank-stabilised scaling (Kalajdzievski 2023) it is the alpha
// that has the same effect without.
std::optional<double> peft_alpha(const std::map<std::string, std::string>& metadata,
                                 const std::string& layer, std::int64_t rank);

}  // namespace flipbook
