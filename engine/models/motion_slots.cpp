// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/motion_slots.h"

namespace flipbook {

const char* part_name(MotionSlot::Part part)
{
    switch (part) {
    case MotionSlot::Part::down:
        return "down";
    case MotionSlot::Part::mid:
        return "mid";
    case MotionSlot::Part::up:
        return "up";
    }
    return "";
}

std::string slot_name(const MotionSlot& slot)
{
    const std::string layer = ".motion_modules." + std::to_string(slot.layer);
    const std::string part = part_name(slot.part);
    return slot.part == MotionSlot::Part::mid
               ? part + "_block" + layer
               : part + "_blocks." + std::to_string(slot.block) + layer;
}

std::optional<MotionSlot> slot_from_name(const std::string& name)
{
    constexpr int64_t most = 16;  // Blocks of a UNet, and layers of a block; SD 1.5 has 4 and 3.
    for (const auto part : {MotionSlot::Part::down, MotionSlot::Part::mid, MotionSlot::Part::up})
        for (int64_t block = 0; block < (part == MotionSlot::Part::mid ? 1 : most); ++block)
            for (int64_t layer = 0; layer < most; ++layer)
                if (const MotionSlot slot{part, block, layer}; slot_name(slot) == name)
                    return slot;
    return std::nullopt;
}

void register_below(torch::nn::Module& root, const std::string& name,
                    const std::shared_ptr<torch::nn::Module>& module)
{
    const auto dot = name.find('.');
    if (dot == std::string::npos) {
        root.register_module(name, module);
        return;
    }
    const std::string head = name.substr(0, dot);
    const auto children = root.named_children();
    const auto* found = children.find(head);
    auto child = found ? *found : root.register_module(head, std::make_shared<torch::nn::Module>());
    register_below(*child, name.substr(dot + 1), module);
}

}  // namespace flipbook
