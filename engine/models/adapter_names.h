// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace flipbook {

// How files of weight changes (LoRA and its relatives) name what they change. Plain C++.

// What a tensor of such a file is: a part of the change of one layer.
struct AdapterTensorName {
    std::string layer;  // As spelled() writes it.
    std::string role;   // "down", "up", "mid", "alpha", "hada_w1_a", …; adapter_families.cpp.
};

// Reads all spellings in use, by suffix and prefix: official AnimateDiff ("….processor.
// to_q_lora.down.weight"), MotionDirector ("….to_out.processor.0_lora.up.weight"), diffusers
// ("unet.….lora.up.weight"), PEFT ("….lora_A.weight"), kohya-ss ("lora_unet_….lora_down.weight")
// and LyCORIS ("lycoris_….hada_w1_a"). Nothing for a tensor that is no part of a change.
std::optional<AdapterTensorName> parse_adapter_name(const std::string& tensor);

// Dots as underscores: the form in which every spelling of one layer agrees. It cannot be taken
// apart again, so layers are found through a table of all there are.
std::string spelled(const std::string& layer);

// All spellings of a layer (a tensor's canonical name without ".weight"): that name itself, the
// one of CompVis/stable-diffusion in the UNet, the original one in motion modules, and without
// "text_model." in the text encoder.
std::vector<std::string> spellings(const std::string& layer);

// The name that MotionLoRAs on the hub have for the change of an attention's projection, which
// diffusers and all other programs read: "….attn1.to_q" -> "unet.….attn1.processor.to_q_lora",
// "….attn1.to_out.0" -> "unet.….processor.to_out_lora".
std::string hub_lora_name(std::string layer);

}  // namespace flipbook
