// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace flipbook {

Hsv to_hsv(Rgb colour)
{
    const float most = std::max({colour.red, colour.green, colour.blue});
    const float chroma = most - std::min({colour.red, colour.green, colour.blue});
    if (chroma <= 0)
        return {0, 0, most};
    float sixths = 0;
    if (most == colour.red)
        sixths = (colour.green - colour.blue) / chroma;
    else if (most == colour.green)
        sixths = 2 + (colour.blue - colour.red) / chroma;
    else
        sixths = 4 + (colour.red - colour.green) / chroma;
    return {sixths < 0 ? sixths * 60 + 360 : sixths * 60, chroma / most, most};
}

Rgb to_rgb(Hsv colour)
{
    // How much of its chroma each primary lacks grows linearly over a sixth of the circle.
    const auto primary = [&](float offset) {
        const float sixths = std::fmod(offset + colour.hue / 60, 6.0f);
        const float lack = std::clamp(std::min(sixths, 4 - sixths), 0.0f, 1.0f);
        return colour.value * (1 - colour.saturation * lack);
    };
    return {primary(5), primary(3), primary(1)};
}

float hue_turn(float from, float to)
{
    return std::remainder(to - from, 360.0f);
}

std::span<const ObjectColour> object_colours()
{
    static constexpr std::array<ObjectColour, 5> colours{{
        {"red", 3, 1.0f, 1.0f},
        {"green", 128, 0.76f, 1.2f},
        {"blue", 220, 1.0f, 1.0f},
        {"yellow", 50, 1.0f, 0.4f},
        {"purple", 283, 0.85f, 1.3f},
    }};
    return colours;
}

const ObjectColour* find_object_colour(std::string_view name)
{
    const auto colours = object_colours();
    const auto found =
        std::find_if(colours.begin(), colours.end(),
                     [&](const ObjectColour& colour) { return colour.name == name; });
    return found == colours.end() ? nullptr : &*found;
}

}  // namespace flipbook
