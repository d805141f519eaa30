// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

// The samplers that every engine has, in the order of menus.
std::vector<std::string> known_samplers();

// The schedules that mean something to a sampler; the first is its own. All for one that is not
// known here.
std::vector<SigmaSchedule> schedules_of(const std::string& scheduler);

// How noisy the clip is where a step of the sampler begins.
struct NoiseStep {
    double timestep = 0;      // 0 … 999, as the network is told.
    double sigma = 0;         // Noise for one part of picture, 0.03 … 25 or so.
    double signal_power = 1;  // ᾱ, 1 / (1 + σ²): the picture's share, 0 … 1.
};

// What a sampler will walk through with these settings, a step after the other; no model is
// needed. `automatic` betas are taken for those of AnimateDiff with a motion module, and for those
// of SD 1.5 without one; the betas are those of SD 1.5's training, 0.00085 … 0.012.
// May be called from any thread; takes less than a millisecond.
// Error: invalid_request for an unknown sampler, for a number of steps outside 1 … 1000, and for a
// schedule that the sampler does not know, naming both.
Result<std::vector<NoiseStep>> preview_schedule(const SamplingOptions& sampling,
                                                bool has_motion_module);

}  // namespace flipbook
