// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace flipbook {

// The three passes of a norm over pixels, rows of `channels` floats. Plain C++; threads may work on
// different rows.

struct PixelRows {
    const float* values = nullptr;  // [count, channels]
    int64_t count = 0, channels = 0;
};

// sums[c] = what the rows add up to, and the same of (value - mean[c])².
void sum_rows(const PixelRows& rows, double* sums);
void sum_squares(const PixelRows& rows, const float* mean, double* sums);

// (value - mean[c]) · scale[c] + shift[c].
void normalise_rows(const PixelRows& rows, const float* mean, const float* scale,
                    const float* shift, float* target);

}  // namespace flipbook
