// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "flipbook/motion_options.h"
#include "flipbook/result.h"
#include "models/motion_module.h"

namespace flipbook {

// Opens a motion module's file of any kind, or the folder of a diffusers MotionAdapter. Errors:
// not_found; unsupported_format, naming what the file is where it is none; those of
// Weights::open().
Result<MotionModuleFile> open_motion_module_file(const std::filesystem::path& path);

// The files of a request's further modules, in their order. A bare name, "cameras", means
// motion_modules/cameras.safetensors in the folder of the checkpoint.
Result<std::vector<MotionModuleFile>>
open_further_modules(const std::vector<MotionModuleOptions>& modules,
                     const std::filesystem::path& checkpoint);

// The module with its weights, after check_contract(). Errors: those of MotionModuleEntry::load and
// check_contract().
Result<MotionModulePtr> load_motion_module(const MotionModuleFile& file,
                                           const at::TensorOptions& options,
                                           WeightForm form = WeightForm::plain);

// The same without the contract, for those who look at it more closely.
Result<MotionModulePtr> load_unchecked(const MotionModuleFile& file,
                                       const at::TensorOptions& options,
                                       WeightForm form = WeightForm::plain);

// The name of the kind that a file is of.
std::string kind_of(const MotionModuleFile& file);

}  // namespace flipbook
