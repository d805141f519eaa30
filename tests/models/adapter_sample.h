// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>
#include <vector>

#include "models/adapted_network.h"
#include "models/checkpoint.h"
#include "models/checkpoint_tensors.h"
#include "models/model_cache.h"
#include "tensor_files.h"

namespace flipbook {

// The tests' tiny model with a motion module, as files of a clip with LoRAs.
inline GenerationRequest adapted_request(const std::string& motion = "mm-v2.safetensors")
{
    GenerationRequest request;
    request.checkpoint = test_data("tiny-sd15");
    request.motion.source = motion.empty() ? MotionSource::none : MotionSource::file;
    if (!motion.empty())
        request.motion.module = test_data(motion);
    return request;
}

inline AdapterOptions lora(const std::string& file, double strength = 1.0)
{
    return {test_data("lora/" + file), strength, strength};
}

inline Placement fp32_on_processor()
{
    Placement placement;
    placement.device = at::kCPU;
    placement.dtype = at::kFloat;
    return placement;
}

// A copy of every weight, "unet/down_blocks.0.…", "text/…" and "motion/…".
inline TensorMap weights_of(const Models& models)
{
    TensorMap weights;
    const auto add = [&weights](const std::string& part, const torch::nn::Module& network) {
        for (const auto& [name, tensor] : checkpoint_tensors(network))
            weights[part + name] = tensor.clone(at::MemoryFormat::Contiguous);
    };
    add("unet/", *models.unet);
    add("text/", *models.text_encoder);
    if (models.motion_module)
        add("motion/", models.motion_module->network());
    return weights;
}

// How many tensors differ in any bit.
inline int differing(const TensorMap& first, const TensorMap& second)
{
    int count = 0;
    for (const auto& [name, tensor] : first)
        count += has_equal_bits(tensor, second.at(name)) ? 0 : 1;
    return count;
}

}  // namespace flipbook
