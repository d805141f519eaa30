// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "catalog/model_kind.h"
#include "flipbook/result.h"
#include "models/motion_module.h"
#include "models/text_encoder.h"
#include "models/unet_config.h"
#include "models/vae.h"

namespace flipbook {

// Configs of networks. What tensor names and shapes tell is read from them, so that it cannot
// contradict the weights; a config.json in the diffusers layout only adds what they do not tell
// (heads, norm groups, factors). Names are canonical, see key_maps.h.

// Errors: unsupported_format, naming `file` and the tensor that is missing.
Result<UNetConfig> unet_config(const TensorShapes& tensors, const std::filesystem::path& file);
Result<VaeConfig> vae_config(const TensorShapes& tensors, const std::filesystem::path& file);

// Heads are one per 64 channels, or what `metadata` says under "text_encoder.num_attention_heads".
Result<TextEncoderConfig> text_encoder_config(const TensorShapes& tensors,
                                              const std::filesystem::path& file,
                                              const std::map<std::string, std::string>& metadata);

// How a checkpoint was trained to be sampled, in the words of diffusers' scheduler_config.json;
// the defaults are SD 1.5's.
struct TrainedSchedule {
    std::string prediction_type = "epsilon";  // Or "v_prediction", "sample".
    std::string beta_schedule = "scaled_linear";
    double beta_start = 0.00085;
    double beta_end = 0.012;
    bool rescale_betas_zero_snr = false;

    bool operator==(const TrainedSchedule&) const = default;
};

// Each takes what config.json in a folder says over into a config; a missing file changes nothing.
// Errors: corrupt (no JSON object, or a value of the wrong type), unsupported_format (a value that
// these networks cannot follow), naming file and key.
Result<void> apply_config_file(const std::filesystem::path& file, UNetConfig& config);
Result<void> apply_config_file(const std::filesystem::path& file, VaeConfig& config);
Result<void> apply_config_file(const std::filesystem::path& file, TextEncoderConfig& config);
Result<void> apply_config_file(const std::filesystem::path& file, MotionModuleConfig& config);
Result<void> apply_config_file(const std::filesystem::path& file, TrainedSchedule& schedule);

// "sample_size" of a UNet's config.json: the side of the latents it was trained with.
Result<void> read_sample_size(const std::filesystem::path& file, int64_t& size);

}  // namespace flipbook
