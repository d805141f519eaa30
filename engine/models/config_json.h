// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/clip_tokenizer.h"
#include "models/model_configs.h"

namespace flipbook {

// The texts of a folder in diffusers' layout, as diffusers and transformers read them. What
// model_configs.h reads, and what those programs need besides.

// `has_linear_projections`: proj_in and proj_out of the spatial transformers are stored as
// matrices [C, C] and not as convolutions [C, C, 1, 1]. `sample_size` is the side of the latents.
std::string unet_config_json(const UNetConfig& config, std::int64_t sample_size,
                             bool has_linear_projections);
std::string vae_config_json(const VaeConfig& config);
std::string text_encoder_config_json(const TextEncoderConfig& config, std::int64_t token_count);
std::string motion_config_json(const MotionModuleConfig& config);

// `scheduler` is a class of diffusers, "PNDMScheduler".
std::string scheduler_config_json(const TrainedSchedule& schedule, const std::string& scheduler);
std::string model_index_json(const std::string& scheduler);

struct TextFile {
    std::filesystem::path path;
    std::string text;
};

// merges.txt, vocab.json and the configs of a tokenizer.
std::vector<TextFile> tokenizer_files(const BytePairMerges& merges, std::int64_t max_positions);

}  // namespace flipbook
