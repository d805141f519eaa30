// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace flipbook {

Rgb Picture::sample(double x, double y) const
{
    const double limit = side - 1;
    const double column = std::clamp(x - 0.5, 0.0, limit);
    const double row = std::clamp(y - 0.5, 0.0, limit);
    const int left = std::min(static_cast<int>(column), side - 2);
    const int top = std::min(static_cast<int>(row), side - 2);
    const auto right_share = static_cast<float>(column - left);
    const auto lower_share = static_cast<float>(row - top);
    const Rgb upper = mix(at(left, top), at(left + 1, top), right_share);
    const Rgb lower = mix(at(left, top + 1), at(left + 1, top + 1), right_share);
    return mix(upper, lower, lower_share);
}

Picture to_picture(const Frame& frame)
{
    assert(frame.size.width == frame.size.height);
    Picture picture{frame.size.width, {}};
    picture.pixels.reserve(frame.pixels.size() / 3);
    for (std::size_t i = 0; i + 2 < frame.pixels.size(); i += 3)
        picture.pixels.push_back({static_cast<float>(frame.pixels[i]) / 255,
                                  static_cast<float>(frame.pixels[i + 1]) / 255,
                                  static_cast<float>(frame.pixels[i + 2]) / 255});
    return picture;
}

std::vector<Picture> to_pictures(std::span<const Frame> frames)
{
    std::vector<Picture> pictures;
    for (const Frame& frame : frames)
        pictures.push_back(to_picture(frame));
    return pictures;
}

Frame to_frame(std::span<const float> pixels, int side)
{
    Frame frame{{side, side}, {}};
    frame.pixels.reserve(pixels.size());
    for (const float value : pixels)
        frame.pixels.push_back(static_cast<std::uint8_t>(std::lround((value + 1) * 127.5f)));
    return frame;
}

double distance(Rgb a, Rgb b)
{
    const Rgb difference = a + b * -1;
    return std::sqrt(static_cast<double>(difference.red * difference.red
                                         + difference.green * difference.green
                                         + difference.blue * difference.blue));
}

double sample(const std::vector<float>& values, int side, double x, double y)
{
    const double column = x - 0.5;
    const double row = y - 0.5;
    const int left = static_cast<int>(std::floor(column));
    const int top = static_cast<int>(std::floor(row));
    const auto value = [&](int i, int j) {
        const bool inside = i >= 0 && j >= 0 && i < side && j < side;
        return inside ? static_cast<double>(values[static_cast<std::size_t>(j * side + i)]) : 0.0;
    };
    const double right_share = column - left;
    const double lower_share = row - top;
    return (value(left, top) * (1 - right_share) + value(left + 1, top) * right_share)
               * (1 - lower_share)
           + (value(left, top + 1) * (1 - right_share) + value(left + 1, top + 1) * right_share)
                 * lower_share;
}

}  // namespace flipbook
