// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "flipbook/result.h"
#include "models/animatediff_motion_module.h"
#include "models/checkpoint.h"
#include "models/motion_module.h"
#include "models/weights.h"

namespace flipbook {

// A motion module, opened but not loaded. The names of its weights are canonical (key_maps.h).
struct MotionWeights {
    std::filesystem::path path;
    MotionModuleConfig config;
    Weights weights;
};

// `path` is one file with the original names or diffusers' names, or the folder of a diffusers
// MotionAdapter. Errors: not_found; unsupported_format, naming what the file is where it is not a
// motion module for SD 1.5 (a checkpoint, SparseCtrl, a MotionLoRA, a module for SDXL, …); those
// of Weights::open().
Result<MotionWeights> open_motion(const std::filesystem::path& path);

// The network with its weights. Errors: those of load_parameters().
Result<std::shared_ptr<AnimateDiffMotionModule>>
load_motion_weights(const MotionWeights& motion, const at::TensorOptions& options,
                    WeightForm form = WeightForm::plain);

// Error: unsupported_format, naming both files and the channels that differ.
Result<void> check_motion_fits(const MotionWeights& motion, const Checkpoint& checkpoint);

}  // namespace flipbook
