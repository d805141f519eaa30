// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "world/colours.h"

namespace flipbook {

// What one scene has of its own: a shade, and where hills and clouds stand.
struct BackdropDetails {
    Rgb shade;        // Added to every colour, ±8 of 255 a channel.
    float phase = 0;  // 0 … 1.
    float lift = 0;   // -1 … 1.
    std::uint32_t seed = 0;
};
BackdropDetails backdrop_details(std::uint64_t seed);

// A plain colour, or a painted scene that goes on beyond the picture on every side.
struct Backdrop {
    std::string_view name;    // The word in prompts: "blue", "meadow".
    std::string_view phrase;  // With it, "on a blue background", "on a meadow".
    // The plain colour, or the one a scene has most of.
    Rgb colour;
    // Colours of objects that would be hard to see on it.
    std::vector<std::string_view> near_colours;
    // Null for a plain colour. x and y in picture widths from the top left of the picture, of
    // which it may be asked for any; the colour without the shade.
    Rgb (*paint)(float x, float y, const BackdropDetails& details) = nullptr;

    Rgb at(float x, float y, const BackdropDetails& details) const;
};

// All there are; the first eight are the default.
std::span<const Backdrop> backdrops();

// Null if nothing is called so.
const Backdrop* find_backdrop(std::string_view name);

// The painted scenes, see Backdrop::paint.
Rgb paint_meadow(float x, float y, const BackdropDetails& details);
Rgb paint_night(float x, float y, const BackdropDetails& details);
Rgb paint_sunset(float x, float y, const BackdropDetails& details);
Rgb paint_desert(float x, float y, const BackdropDetails& details);
Rgb paint_sea(float x, float y, const BackdropDetails& details);
Rgb paint_snow(float x, float y, const BackdropDetails& details);

}  // namespace flipbook
