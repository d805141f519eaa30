// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/model_configs.h"
#include "models/weights.h"

namespace flipbook {

struct TextEncoderSource {
    TextEncoderConfig config;
    Weights weights;
};

struct VaeSource {
    VaeConfig config;
    Weights weights;
};

// A checkpoint of Stable Diffusion 1.5's kind, opened but not loaded: what its networks look like
// and where their weights lie. All names of weights are canonical (key_maps.h), whatever the
// layout of the file. Small networks of the same build are accepted.
struct Checkpoint {
    // `path` is a folder in the diffusers layout (unet/, vae/, text_encoder/ with plain, fp16 or
    // sharded .safetensors) or one file in the layout of CompVis/stable-diffusion.
    // Errors: not_found, naming what is missing; unsupported_format, naming what the file is where
    // it is not an SD 1.5 checkpoint, or the tensor it lacks, or where it has no EMA weights and
    // they are asked for; those of Weights::open().
    static Result<Checkpoint> open(const std::filesystem::path& path,
                                   CheckpointWeights unet = CheckpointWeights::live);

    std::filesystem::path path;
    CheckpointWeights weights_used = CheckpointWeights::live;
    UNetConfig unet_config;
    Weights unet_weights;
    TextEncoderSource text_encoder;
    VaeSource vae;
    TrainedSchedule schedule;
    int64_t native_latent_size = 64;                     // Side of the latents it was trained with.
    std::optional<std::filesystem::path> motion_module;  // Its folder motion_adapter/, if there.
    std::optional<std::filesystem::path> settings;       // Its file flipbook.json, if there.
    std::optional<std::filesystem::path> tokenizer;      // Its folder tokenizer/, if there.
};

// A VAE for use instead of the checkpoint's own: a file with the VAE alone or a whole SD 1.5
// checkpoint, the vae/ folder of a diffusers model, or that model's folder. Errors: as above.
Result<VaeSource> open_vae(const std::filesystem::path& path);

}  // namespace flipbook
