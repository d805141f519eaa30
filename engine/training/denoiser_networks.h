// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <filesystem>
#include <memory>

#include "core/clip_tokenizer.h"
#include "flipbook/result.h"
#include "models/animatediff_motion_module.h"
#include "models/model_configs.h"
#include "models/text_encoder.h"
#include "models/unet.h"
#include "models/vae.h"
#include "training/json_reader.h"
#include "training/objective.h"
#include "training/training_data.h"
#include "training/training_kinds.h"

namespace flipbook {

// The networks of one model as they are while it learns: fp32, on one device.
struct DenoiserNetworks {
    std::shared_ptr<Vae> vae;
    std::shared_ptr<TextEncoder> text_encoder;
    std::shared_ptr<UNet> unet;
    std::shared_ptr<AnimateDiffMotionModule> motion_module;  // Null for single images.
    std::shared_ptr<MotionModule> further_module;            // Of another kind; mostly null.
    BytePairMerges merges;
    std::shared_ptr<const ClipTokenizer> tokenizer;
    TrainedSchedule schedule;  // What the base was trained with.
};

// Shapes of networks that begin with random weights.
struct DenoiserShapes {
    UNetConfig unet;
    TextEncoderConfig text_encoder;
    MotionModuleConfig motion_module;
};

// From the objects "unet", "text_encoder" and "motion_module".
void read_shapes(JsonReader& config, DenoiserShapes& shapes);

// A UNet and a text encoder with random weights for the latents of the model's VAE, which is there
// already, and a vocabulary for these texts. Errors: those of open_vae() and load_parameters().
Result<DenoiserNetworks> make_denoiser(const TrainingPlace& place, const std::filesystem::path& vae,
                                       DenoiserShapes shapes,
                                       const std::vector<std::string>& vocabulary);

// All networks of a model, a folder or one file. `dtype` is that of UNet and motion module, which
// may be a half one where they do not learn. Without a vocabulary of the model's own `merges` is
// empty and the tokenizer CLIP's. Errors: those of Checkpoint::open() and load_parameters().
Result<DenoiserNetworks> load_denoiser(const std::filesystem::path& model, at::Device device,
                                       at::ScalarType dtype = at::kFloat);

// The motion module at `path`, a file or a folder, attached to the UNet. Errors: those of
// open_motion().
Result<void> load_motion_module(DenoiserNetworks& networks, const std::filesystem::path& path,
                                at::Device device, at::ScalarType dtype = at::kFloat);

// The motion module of a model's folder, or where it has none a new one for its UNet that changes
// nothing yet. Attached to the UNet. Errors: those of open_motion().
Result<void> add_motion_module(DenoiserNetworks& networks, const std::filesystem::path& model,
                               MotionModuleConfig config, const TrainingPlace& place);

// Writes the parts that learn into the folder of the model, and those of `source` that it lacks.
// Above a base with CLIP's vocabulary, which only a motion module is trained for, that alone.
Result<void> write_denoiser(const std::filesystem::path& model, const std::filesystem::path& source,
                            const DenoiserNetworks& networks, const ObjectiveOptions& objective,
                            std::int64_t side);

}  // namespace flipbook
