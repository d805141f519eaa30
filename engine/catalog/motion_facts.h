// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/model_kind.h"
#include "flipbook/model_page.h"

namespace flipbook {

// What the names and shapes of a motion module's tensors tell, in the original, diffusers' or
// HotshotXL's layout. A module in the middle is v2's, or AnimateLCM's where there are no position
// tables; a table of 24 rows is v1's. Without a table the window is 32 frames.
// Betas and norms are those of the official code of each version (guoyww/AnimateDiff).
MotionFacts motion_facts(const TensorShapes& tensors, ModelKind kind);

// The tensors of motion modules under canonical names (key_maps.h).
TensorShapes canonical_motion_shapes(const TensorShapes& tensors);

}  // namespace flipbook
