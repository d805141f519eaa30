// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <filesystem>
#include <memory>
#include <string>

#include "deterministic_weights.h"
#include "models/animatediff_motion_module.h"
#include "models/key_maps.h"
#include "models/motion_weights.h"
#include "models/unet.h"
#include "models/weights.h"

namespace flipbook {

inline std::filesystem::path test_data(const std::string& name)
{
    return std::filesystem::path(FLIPBOOK_TEST_DATA) / name;
}

// The UNet of tests/data/tiny-sd15.
inline UNetConfig tiny_unet_config()
{
    UNetConfig config;
    config.block_out_channels = {32, 64, 32, 32};
    config.cross_attention_dim = 16;
    return config;
}

// Two levels, the outer one with attention: the toy of the reference numbers.
inline UNetConfig toy_unet_config()
{
    UNetConfig config;
    config.block_out_channels = {32, 64};
    config.down_block_has_attention = {true, false};
    config.cross_attention_dim = 24;
    return config;
}

inline MotionModuleConfig toy_motion_config(MotionVersion version)
{
    MotionModuleConfig config;
    config.version = version;
    config.block_out_channels = {32, 64};
    config.has_mid_block = version == MotionVersion::v2;
    return config;
}

inline TensorShapes shapes_of(const Weights& weights)
{
    TensorShapes shapes;
    for (const std::string& name : weights.names())
        shapes[name] = weights.shape(name);
    return shapes;
}

// Null where the file does not fit.
inline std::shared_ptr<UNet> tiny_unet()
{
    auto unet = std::make_shared<UNet>(tiny_unet_config(), at::TensorOptions(at::kFloat));
    const auto file =
        Weights::open(test_data("tiny-sd15/unet/diffusion_pytorch_model.safetensors"));
    if (!file || !load_parameters(*unet, file.value(), "UNet"))
        return nullptr;
    return unet;
}

inline std::shared_ptr<MotionModule> tiny_motion_module(const std::string& version)
{
    const auto motion = open_motion(test_data("mm-" + version + ".safetensors"));
    if (!motion)
        return nullptr;
    const auto module = load_motion_weights(motion.value(), at::TensorOptions(at::kFloat));
    return module ? std::shared_ptr<MotionModule>(module.value()) : nullptr;
}

// The original project's name of a tensor, from diffusers': the filler's phase comes from it.
inline std::string name_for_filler(const std::string& name)
{
    std::string result = name;
    const auto replace = [&result](const std::string& from, const std::string& to) {
        const auto found = result.find(from);
        if (found != std::string::npos)
            result.replace(found, from.size(), to);
    };
    replace(".norm1.", ".norms.0.");
    replace(".norm2.", ".norms.1.");
    replace(".norm3.", ".ff_norm.");
    replace(".attn1.", ".attention_blocks.0.");
    replace(".attn2.", ".attention_blocks.1.");
    return result;
}

// `prefix` + name where the tensor belongs into a temporal_transformer.
inline void fill_motion_deterministically(const torch::nn::Module& network)
{
    for (const auto& [name, parameter] : checkpoint_tensors(network)) {
        std::string original = name_for_filler(name);
        // Behind "…motion_modules.0.", or in front where a single slot is filled.
        const std::string list = "motion_modules.";
        const auto found = original.find(list);
        original.insert(found == std::string::npos ? 0
                                                   : original.find('.', found + list.size()) + 1,
                        "temporal_transformer.");
        parameter.copy_(deterministic_weight(original, parameter.sizes()));
    }
}

// [B, C, F, h, w], the layout of reference values, to [B·F, C, h, w], and back.
inline at::Tensor frames_as_batch(const at::Tensor& video)
{
    return video.transpose(1, 2).flatten(0, 1);
}

inline at::Tensor batch_as_frames(const at::Tensor& pictures, int64_t frame_count)
{
    return pictures.unflatten(0, {-1, frame_count}).transpose(1, 2).contiguous();
}

// The largest difference as a fraction of the largest value.
inline double relative_difference(const at::Tensor& value, const at::Tensor& expected)
{
    if (!value.defined() || !expected.defined() || value.sizes() != expected.sizes())
        return INFINITY;
    return ((value - expected).abs().max() / expected.abs().max()).item<double>();
}

}  // namespace flipbook
