// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "flipbook/request.h"

namespace flipbook {

// Some frames of the clip that pass the UNet together. Predictions for one frame are averaged
// over the windows that hold it, by these weights.
struct ContextWindow {
    std::vector<int> frames;     // Distinct indices, in the order the motion module sees them.
    std::vector<float> weights;  // One per frame, all above 0.

    bool operator==(const ContextWindow&) const = default;
};

// The windows of one step (0 … steps - 1); uniform schedules move them from step to step, so that
// seams do not settle. Each frame is in at least one. A clip that fits into options.length is one
// window of all frames with weight 1. The rules are those of ComfyUI-AnimateDiff-Evolved
// (animatediff/context.py), except that no window holds a frame twice, no frame is left out and no
// weight is 0.
// Preconditions: frame_count >= 1, step >= 0. Lengths and strides below 1 count as 1, an overlap
// outside 0 … length - 1 as the nearest allowed one.
std::vector<ContextWindow> context_windows(int frame_count, const ContextOptions& options,
                                           int step);

}  // namespace flipbook
