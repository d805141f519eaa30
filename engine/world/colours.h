// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace flipbook {

// sRGB, each 0 … 1.
struct Rgb {
    float red = 0;
    float green = 0;
    float blue = 0;
};

constexpr Rgb operator+(Rgb a, Rgb b)
{
    return {a.red + b.red, a.green + b.green, a.blue + b.blue};
}
constexpr Rgb operator*(Rgb a, float factor)
{
    return {a.red * factor, a.green * factor, a.blue * factor};
}
constexpr Rgb mix(Rgb from, Rgb to, float share)
{
    return from * (1 - share) + to * share;
}
// 0xRRGGBB.
constexpr Rgb rgb(unsigned code)
{
    return {static_cast<float>(code >> 16 & 255) / 255, static_cast<float>(code >> 8 & 255) / 255,
            static_cast<float>(code & 255) / 255};
}

// Hue in degrees 0 … 360, saturation and value 0 … 1, as of Smith 1978.
struct Hsv {
    float hue = 0;
    float saturation = 0;
    float value = 0;
};
Hsv to_hsv(Rgb colour);
Rgb to_rgb(Hsv colour);

// The shortest turn from one hue to another, -180 … 180 degrees.
float hue_turn(float from, float to);

// A colour that objects can be given.
struct ObjectColour {
    std::string_view name;
    float hue;  // Degrees.
    // Yellow is light and green is dark where both are pure: value becomes factor · value^exponent.
    float value_factor;
    float value_exponent;
};
std::span<const ObjectColour> object_colours();

// Null if nothing is called so.
const ObjectColour* find_object_colour(std::string_view name);

}  // namespace flipbook
