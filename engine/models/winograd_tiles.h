// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace flipbook {

// The two transforms around the products of Winograd's F(2×2, 3×3) (Lavin and Gray 2015, "Fast
// Algorithms for Convolutional Neural Networks", section 4.1), for one tile of 2×2 output pixels
// and all channels. Plain C++ on rows of channels; threads may work on different tiles.

constexpr int64_t winograd_points = 16;
constexpr int64_t winograd_channel_block = 8;  // Channels come in multiples of this.

// A channels-last picture. The tile at (row, column) has its first output pixel there; both even.
struct TilePlace {
    int64_t height = 0, width = 0, channels = 0;
    int64_t row = 0, column = 0;
};

// Bᵀ d B of the 4×4 pixels around the tile, zeros outside the picture. Point k goes to
// values[k·stride …], `channels` floats.
void winograd_input(const float* picture, const TilePlace& place, float* values, int64_t stride);

// Aᵀ m A + bias, written to those of the 2×2 pixels that lie inside the picture.
void winograd_output(const std::array<const float*, winograd_points>& products,
                     const TilePlace& place, const float* bias, float* picture);

}  // namespace flipbook
