// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace flipbook {

// The gradient of one parameter along a random direction, by the backward pass and by central
// differences, in fp64.
struct GradientRow {
    std::string kind;        // Of the training that learns it, "vae" for instance.
    std::string parameter;   // "unet.conv_in.weight"
    std::int64_t count = 0;  // Its values.
    double derivative = 0;
    double difference = 0;
    bool is_right = false;
};

using GradientReport = std::vector<GradientRow>;

}  // namespace flipbook
