// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace flipbook {

// A place in the UNet where motion modules can sit: behind the spatial transformer of a layer, or
// behind its residual block where it has none, and always before skips and samplers.
struct MotionSlot {
    enum class Part { down, mid, up };

    Part part = Part::down;
    int64_t block = 0;  // 0 for mid.
    int64_t layer = 0;  // 0 for mid.

    auto operator<=>(const MotionSlot&) const = default;
};

// "down", "mid", "up".
const char* part_name(MotionSlot::Part part);

// "down_blocks.0.motion_modules.1", "mid_block.motion_modules.0"; and back.
std::string slot_name(const MotionSlot& slot);
std::optional<MotionSlot> slot_from_name(const std::string& name);

// Slots and how many channels flow through them.
using MotionSlots = std::map<MotionSlot, int64_t>;

// Registers `module` below `root` under a dotted name; what is missing of the tree is made on the
// way.
void register_below(torch::nn::Module& root, const std::string& name,
                    const std::shared_ptr<torch::nn::Module>& module);

}  // namespace flipbook
