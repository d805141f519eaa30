// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/models.h"

namespace flipbook {

// SD 1.5 with v3 motion modules, or (not full_size) the same layers with the channels of the
// tests' tiny model, filled with seeded random weights of deviation 1/√fan-in: activations stay of
// order one, nothing is zero or denormal, so the timings are those of a trained model.
Models random_models(bool full_size, const Placement& placement);

}  // namespace flipbook
