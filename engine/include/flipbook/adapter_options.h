// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace flipbook {

// A LoRA, or another file of weight changes: how much of them is added to the weights. Strengths
// may be negative or above 1; 0 leaves that network alone.
struct AdapterOptions {
    std::filesystem::path path;
    double unet_strength = 1.0;  // Of the UNet, and of the motion module where the file changes it.
    double text_strength = 1.0;  // Of the text encoder.

    bool operator==(const AdapterOptions&) const = default;
};

// A MotionLoRA: changes to the weights of the motion module.
struct MotionAdapterOptions {
    std::filesystem::path path;
    double strength = 1.0;

    bool operator==(const MotionAdapterOptions&) const = default;
};

}  // namespace flipbook
