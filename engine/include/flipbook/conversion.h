// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// The two worlds that model files are named in: the projects that made them (CompVis for
// checkpoints, AnimateDiff for motion modules and MotionLoRAs, kohya-ss for LoRAs), and diffusers.
enum class ModelLayout { original, diffusers };

struct ConversionRequest {
    std::filesystem::path input;  // A model file of any kind, or a folder in diffusers' layout.
    // A .safetensors file, or a folder in diffusers' layout: whatever does not end in
    // .safetensors.
    std::filesystem::path output;
    // Absent: what `output` asks for. A folder is diffusers', a file made from a folder is
    // original, a file made from a pickle keeps its names.
    std::optional<ModelLayout> layout;
    bool half = false;  // Store floating point numbers as fp16.
    bool overwrite = false;
};

struct ConversionReport {
    std::string kind;                  // "an SD 1.5 checkpoint"
    std::size_t tensors = 0;           // Written.
    std::uint64_t bytes = 0;           // Of all files written.
    std::vector<std::string> notices;  // What was left out, or could not be said in the new layout.
};

// Bytes of tensors written so far, and of all; false stops the work.
using ConversionProgress = std::function<bool(std::uint64_t done, std::uint64_t all)>;

// Writes a model in another layout or another container. Names and shapes change, elements do not,
// but for `half`: there and back is the same bit by bit. Tensors are streamed from the mapped
// file, so memory does not grow with the model. The output appears complete or not at all.
// Blocks; may be called from any thread.
// Errors: invalid_request, where the output exists, is the input itself, or it is open what to
// make; not_found, corrupt, unsupported_format for the input, or for what the layout wanted cannot
// hold; io; cancelled.
Result<ConversionReport> convert_model(const ConversionRequest& request,
                                       const ConversionProgress& progress = {});

}  // namespace flipbook
