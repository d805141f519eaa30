// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/result.h"
#include "models/checkpoint.h"
#include "models/motion_module.h"
#include "models/weights.h"

namespace flipbook {

// A motion module, opened but not loaded. The names of its weights are canonical (key_maps.h).
struct MotionWeights {
    std::filesystem::path path;
    MotionModuleConfig config;
    TensorShapes tensors;  // As they stand in the file, for MotionModuleEntry::recognises.
    Weights weights;
};

// `path` is one file with the original names or diffusers' names, or the folder of a diffusers
// MotionAdapter. Errors: not_found; unsupported_format, naming what the file is where it is not a
// motion module for SD 1.5 (a checkpoint, SparseCtrl, a MotionLoRA, a module for SDXL, …); those
// of Weights::open().
Result<MotionWeights> open_motion(const std::filesystem::path& path);

// Error: unsupported_format, naming both files and the channels that differ.
Result<void> check_motion_fits(const MotionWeights& motion, const Checkpoint& checkpoint);

}  // namespace flipbook
