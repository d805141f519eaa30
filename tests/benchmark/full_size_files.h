// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/result.h"

namespace flipbook {

// Files with the names and shapes of the real ones and random fp32 weights. They replace older
// ones.

// Stable Diffusion 1.5 in one file of CompVis's layout, 4.3 GB.
Result<void> write_checkpoint(const std::filesystem::path& file);

// A v3 motion module in the original layout, 1.7 GB.
Result<void> write_motion_module(const std::filesystem::path& file);

// A LoRA of rank 64 in kohya-ss's layout for every attention and feed-forward layer of the UNet.
Result<void> write_lora(const std::filesystem::path& file);

}  // namespace flipbook
