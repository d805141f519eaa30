// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace flipbook {

// Attention over the frames of each pixel, softmax(q kᵀ / √d) v, in fp32 on a processor. There are
// thousands of pixels and few frames: Torch's kernel calls a general product for each pixel and
// head, and those calls take ten times as long as the arithmetic.

struct FrameAttentionShape {
    int64_t frames = 0;         // F
    int64_t pixels = 0;         // L
    int64_t heads = 0;          // H
    int64_t head_channels = 0;  // d
};

// Of the pixels begin … end-1: qkv [F, L, 3, H, d] -> attended [F, L, H, d]. `key_scale` [F]
// multiplies the keys, null for 1. Plain C++; threads may work on different pixels.
void attend_over_frames(const float* qkv, const float* key_scale, const FrameAttentionShape& shape,
                        int64_t begin, int64_t end, float* attended);

}  // namespace flipbook
