// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/clip_tokenizer.h"
#include "flipbook/result.h"
#include "models/motion_module.h"
#include "models/text_encoder.h"
#include "models/unet_config.h"
#include "models/vae.h"
#include "training/objective.h"
#include "training/training_data.h"
#include "training/training_task.h"

namespace flipbook {

// Writing a model in the layout of a diffusers folder, weights as fp16 safetensors, to be read by
// Checkpoint::open(). Each file replaces an older one at once. Errors: io, naming the file.

// vae/; `tensors` are those of checkpoint_tensors(), perhaps changed.
Result<void> write_vae(const std::filesystem::path& model, const VaeConfig& config,
                       const NamedTensors& tensors);

// unet/. `latent_size` is the side of the latents it was trained with.
Result<void> write_unet(const std::filesystem::path& model, const UNetConfig& config,
                        std::int64_t latent_size, const torch::nn::Module& network);

// text_encoder/ and tokenizer/.
Result<void> write_text_encoder(const std::filesystem::path& model, const TextEncoderConfig& config,
                                const torch::nn::Module& network, const BytePairMerges& merges);

// motion_adapter/.
Result<void> write_motion_module(const std::filesystem::path& model,
                                 const MotionModuleConfig& config,
                                 const torch::nn::Module& network);

// scheduler/ and model_index.json.
Result<void> write_schedule(const std::filesystem::path& model, const ObjectiveOptions& objective);

// What flipbook.json says of a model.
struct ModelCard {
    std::string sampler = "ddim";
    std::string schedule = "normal";
    std::int64_t steps = 25;
    double guidance_scale = 3.0;
    std::int64_t size = 48;  // Pixels.
    std::int64_t frames = 16;
    std::int64_t frame_rate = 8;
    // [5, 3]: latents to RGB in -1 … 1, the last row is the bias; undefined where not known.
    at::Tensor preview_factors;
    ModelWords words;
    std::vector<std::string> examples;  // Prompts to begin with.
};
void read_options(JsonReader& reader, ModelCard& card);
Result<void> write_model_card(const std::filesystem::path& model, const ModelCard& card);

}  // namespace flipbook
