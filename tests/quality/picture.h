// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "flipbook/clip.h"
#include "world/colours.h"

namespace flipbook {

// A square frame as the judges see it. Places are in pixels from the top left corner, so that the
// middle of the first pixel lies at 0.5, 0.5.
struct Picture {
    int side = 0;
    std::vector<Rgb> pixels;  // Rows top first.

    Rgb at(int column, int row) const
    {
        return pixels[static_cast<std::size_t>(row * side + column)];
    }
    // Bilinear; the border goes on outside.
    Rgb sample(double x, double y) const;
};

// Precondition: frame.size is square.
Picture to_picture(const Frame& frame);
std::vector<Picture> to_pictures(std::span<const Frame> frames);

// From -1 … 1, as World::render() gives them, to a frame.
Frame to_frame(std::span<const float> pixels, int side);

// Euclidean, 0 … √3.
double distance(Rgb a, Rgb b);

// Bilinear as Picture::sample, of one number a pixel, 0 outside.
double sample(const std::vector<float>& values, int side, double x, double y);

}  // namespace flipbook
