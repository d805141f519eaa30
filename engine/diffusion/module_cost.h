// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job_context.h"
#include "flipbook/check.h"
#include "flipbook/clip.h"
#include "flipbook/result.h"
#include "models/device.h"
#include "models/motion_module.h"

namespace flipbook {

// The table "cost": what one pass through all slots of a module takes, and through the built-in one
// of the same slots, with 16 frames or as many as it sees at once, and with and without the prompt.
// Slots see what those of SD 1.5 see of a clip of `size` pixels. Where a side is 0 it is 512 on a
// GPU and 256 on the processor; where both are, halved as long as there is too little memory.
// Errors: out_of_memory before the first long pass, for a size that was asked for; cancelled.
Result<CheckTable> module_costs(const MotionModule& module, Size size, const Placement& placement,
                                JobContext& job);

}  // namespace flipbook
