// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <string>

#include "flipbook/clip.h"
#include "flipbook/result.h"
#include "models/motion_module.h"

namespace flipbook {

// What is asked of a motion module's forward(), whatever its kind: it keeps the shape, gives finite
// numbers for ordinary ones, gives the same bits twice, and lets no branch influence another.

// A question to a module at one of its slots.
struct ModuleQuestion {
    MotionSlot slot;
    at::Tensor hidden;  // [2·F, C, h, w], channels-last, normal numbers: two branches.
    NetworkContext context;
};

// `frames` of the slot's own `size`; the contexts of the module take part in equal shares. The same
// numbers each time.
ModuleQuestion ask_module(const MotionModule& module, const MotionSlot& slot, int64_t frames,
                          Size size, const at::TensorOptions& options);

// forward() of a copy of the question.
at::Tensor answer_of(const MotionModule& module, const ModuleQuestion& question);

// The same with the second branch alone, [F, C, h, w].
at::Tensor second_branch_of(const MotionModule& module, const ModuleQuestion& question);

// Asks every slot once and the first one twice, with two small frames: what is looked at whenever a
// module is loaded. `file` begins messages. Error: unsupported_format, naming file, slot and what
// it does instead.
Result<void> check_contract(const MotionModule& module, const at::TensorOptions& options,
                            const std::string& file);

}  // namespace flipbook
