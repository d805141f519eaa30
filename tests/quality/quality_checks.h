// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "clip_maker.h"
#include "score.h"

namespace flipbook {

// What is asked of a model.
struct QualityOptions {
    std::filesystem::path model;
    GenerationRequest request;  // Sampler, steps, guidance; the rest is filled in.
    std::uint64_t first_seed = 0;
    int clips = 256;
    int camera_clips = 0;         // For each move.
    int variation_clips = 0;      // For each sampler and so on.
    std::filesystem::path sheet;  // Empty: no contact sheet.
};

// The figures of the starter model on held-out prompts. Prints a line for every clip that is wrong
// somewhere, and writes the contact sheet of the first 64.
Result<std::vector<Mark>> check_clips(ClipMaker& maker, const World& world,
                                      const QualityOptions& options);

// Each MotionLoRA of the model's folder motion_loras/, called as in camera_moves(), at strengths
// 1, 0.5, 0 and -1. A move whose file is missing has a mark of none right.
Result<std::vector<Mark>> check_cameras(ClipMaker& maker, const World& world,
                                        const QualityOptions& options);

// Every sampler but lcm with ten steps, other guidance scales and negative prompts: object and
// background are right.
Result<std::vector<Mark>> check_variations(ClipMaker& maker, const World& world,
                                           const QualityOptions& options);

}  // namespace flipbook
