// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// Writes a safetensors file with one tensor, `latents` [frames, channels, height, width] fp32.
// Errors: io; the target keeps its old content then, and nothing half-written stays behind.
Result<void> write_latents(const std::filesystem::path& path, const Latents& latents,
                           bool overwrite);

}  // namespace flipbook
