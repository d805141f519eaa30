// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/prompt_tags.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/adapter.h"

namespace flipbook {

// The adapters of one clip, and what is to be said about them.
struct Adapters {
    std::vector<AdapterUse> uses;  // In the order in which they are merged.
    std::vector<std::string> notices;
};

// The request's LoRAs, then those of tags in its prompt, then its MotionLoRAs. A MotionLoRA may
// stand among the LoRAs too, where its UNet strength counts; its path may be a bare name,
// "pan-left", and then means motion_loras/pan-left.safetensors in the folder of the checkpoint.
// Errors: those of take_tags(), find_lora() and Adapter::open(); invalid_request for a MotionLoRA
// without a motion module among `bases`; unsupported_format for one that changes nothing in it.
Result<Adapters> open_adapters(const GenerationRequest& request,
                               const std::vector<BaseWeights>& bases);

// The file that a tag's name stands for: the stem of a model file below one of the folders,
// searched in their order, letter case ignored where none has the same. Without folders the
// folder of the checkpoint is taken and the ones beside it called Lora, loras and LyCORIS, as
// A1111 and ComfyUI have them. Error: not_found, naming the folders.
Result<std::filesystem::path> find_lora(const std::string& name,
                                        const std::vector<std::filesystem::path>& folders,
                                        const std::filesystem::path& checkpoint);

}  // namespace flipbook
