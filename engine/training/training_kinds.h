// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "flipbook/registry.h"
#include "flipbook/result.h"
#include "models/torch.h"
#include "training/json_reader.h"
#include "training/run_folder.h"
#include "training/training_data.h"
#include "training/training_task.h"

namespace flipbook {

// Where a task works.
struct TrainingPlace {
    std::filesystem::path model;  // The folder of the model that is made.
    at::Device device = at::kCPU;
    std::uint64_t seed = 0;  // Of the initial weights.
    // What frozen networks keep their weights in.
    at::ScalarType frozen_dtype = at::kFloat;
    std::string kind;
    ClipReader read_clip;

    // For the run of this name.
    TrainingSource source(const std::string& run_name) const
    {
        return {run_folder(model, kind, run_name), read_clip};
    }
};

// A kind of training. `make` reads the keys of its own from the config, of which the trainer has
// read the others, and refuses keys that nobody knows.
struct TrainingKind {
    std::string name;
    std::string description;
    std::function<Result<std::unique_ptr<TrainingTask>>(JsonReader& config,
                                                        const TrainingPlace& place)>
        make;
};

// The list.
Registry<TrainingKind> builtin_training_kinds();

// Each in a file of its own.
Result<std::unique_ptr<TrainingTask>> make_vae_task(JsonReader& config, const TrainingPlace& place);
Result<std::unique_ptr<TrainingTask>> make_image_task(JsonReader& config,
                                                      const TrainingPlace& place);
Result<std::unique_ptr<TrainingTask>> make_video_task(JsonReader& config,
                                                      const TrainingPlace& place);
Result<std::unique_ptr<TrainingTask>> make_motion_module_task(JsonReader& config,
                                                              const TrainingPlace& place);
// A module of a kind other than AnimateDiff's, which is "kind" in the config.
Result<std::unique_ptr<TrainingTask>> make_custom_module_task(JsonReader& config,
                                                              const TrainingPlace& place);
Result<std::unique_ptr<TrainingTask>> make_motion_lora_task(JsonReader& config,
                                                            const TrainingPlace& place);
Result<std::unique_ptr<TrainingTask>> make_domain_adapter_task(JsonReader& config,
                                                               const TrainingPlace& place);

}  // namespace flipbook
