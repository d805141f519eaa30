// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// The frame as a PNG file, 16 bits a channel, RGB. Error: out_of_memory.
Result<std::vector<std::uint8_t>> encode_deep_png(const Frame& frame);

}  // namespace flipbook
