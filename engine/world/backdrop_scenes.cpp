// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "world/backdrops.h"
#include "world/random.h"

namespace flipbook {
namespace {

constexpr float two_pi = 2 * std::numbers::pi_v<float>;

// Things scattered over the plane: each cell of a grid has one, somewhere in it, or none.
struct Scattered {
    bool exists = false;
    float dx = 0;  // From the thing to the place asked for, in picture widths.
    float dy = 0;
    float kind = 0;  // 0 … 1, for its colour or size.
};

Scattered nearest_thing(float x, float y, float cell, float share, std::uint32_t seed)
{
    const float column = std::floor(x / cell);
    const float row = std::floor(y / cell);
    const auto word = [](float number) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(static_cast<int>(number)));
    };
    const std::uint64_t bits =
        mixed((word(column) << 32 | word(row)) ^ (std::uint64_t{seed} * 0x9E3779B97F4A7C15u));
    const auto part = [&](int shift) {
        return static_cast<float>(bits >> shift & 0xFFFF) / 65536.0f;
    };
    // The middle half of the cell, so that what is drawn around it stays within.
    return {part(0) < share, x - (column + 0.25f + 0.5f * part(16)) * cell,
            y - (row + 0.25f + 0.5f * part(32)) * cell, part(48)};
}

// 1 inside, 0 outside, soft over a hundredth of the picture.
float inside(float depth)
{
    return std::clamp(0.5f + depth * 100, 0.0f, 1.0f);
}

float disc(const Scattered& thing, float radius)
{
    if (!thing.exists)
        return 0;
    return inside(radius - std::sqrt(thing.dx * thing.dx + thing.dy * thing.dy));
}

// A soft ellipse, wide and low.
float cloud(float x, float y, const BackdropDetails& details)
{
    const Scattered thing = nearest_thing(x + details.phase, y, 0.5f, 0.7f, details.seed);
    if (!thing.exists)
        return 0;
    const float depth = 1 - std::hypot(thing.dx / 0.14f, thing.dy / 0.055f);
    return std::clamp(depth * 2, 0.0f, 1.0f);
}

// The height of a skyline, in picture widths from the top.
float hills(float x, float base, float height, float length, const BackdropDetails& details)
{
    return base + 0.04f * details.lift - height * std::sin(two_pi * (x / length + details.phase));
}

}  // namespace

Rgb paint_meadow(float x, float y, const BackdropDetails& details)
{
    const float sky_share = std::clamp(y / 0.5f, 0.0f, 1.0f);
    Rgb colour = mix(rgb(0x78B8F0), rgb(0xC4E4F8), sky_share);
    colour = mix(colour, rgb(0xFFFFFF), cloud(x, y, details));
    colour = mix(colour, rgb(0x5C9C48), inside(y - hills(x + 0.3f, 0.42f, 0.05f, 0.7f, details)));
    const float grass = inside(y - hills(x, 0.52f, 0.03f, 1.1f, details));
    if (grass <= 0)
        return colour;
    const Scattered flower = nearest_thing(x, y, 0.16f, 0.7f, details.seed);
    const Rgb petal = flower.kind < 0.5f ? rgb(0xFFFFFF) : rgb(0xF0A8D8);
    const Rgb ground = mix(rgb(0x74C050), rgb(0x58A43C), std::clamp((y - 0.5f) / 0.5f, 0.0f, 1.0f));
    return mix(colour, mix(ground, petal, disc(flower, 0.018f)), grass);
}

Rgb paint_night(float x, float y, const BackdropDetails& details)
{
    Rgb colour = mix(rgb(0x0C1030), rgb(0x283468), std::clamp(y, 0.0f, 1.0f));
    const Scattered star = nearest_thing(x, y, 0.17f, 0.65f, details.seed);
    colour = mix(colour, rgb(0xFFF8D8), disc(star, 0.009f + 0.009f * star.kind));
    return mix(colour, rgb(0x101420), inside(y - hills(x, 0.84f, 0.06f, 0.9f, details)));
}

Rgb paint_sunset(float x, float y, const BackdropDetails& details)
{
    const Rgb upper = mix(rgb(0x4C3080), rgb(0xC8506C), std::clamp(y / 0.45f, 0.0f, 1.0f));
    Rgb colour = mix(upper, rgb(0xFFA858), std::clamp((y - 0.35f) / 0.35f, 0.0f, 1.0f));
    // One sun, its lower half behind the hills.
    const Scattered sun{true, x - (0.2f + 0.6f * details.phase), y - 0.7f, 0};
    colour = mix(colour, rgb(0xFFE8A0), disc(sun, 0.13f));
    return mix(colour, rgb(0x402450), inside(y - hills(x, 0.74f, 0.03f, 0.8f, details)));
}

Rgb paint_desert(float x, float y, const BackdropDetails& details)
{
    Rgb colour = mix(rgb(0x8CC8F0), rgb(0xE0ECE8), std::clamp(y / 0.45f, 0.0f, 1.0f));
    colour = mix(colour, rgb(0xD8A868), inside(y - hills(x + 0.4f, 0.40f, 0.06f, 0.8f, details)));
    const float front = inside(y - hills(x, 0.55f, 0.05f, 1.2f, details));
    const Scattered stone = nearest_thing(x, y, 0.22f, 0.6f, details.seed);
    const Rgb sand = mix(rgb(0xF0CC88), rgb(0xDCB06C), std::clamp((y - 0.5f) / 0.5f, 0.0f, 1.0f));
    return mix(colour, mix(sand, rgb(0xA07048), disc(stone, 0.022f)), front);
}

Rgb paint_sea(float x, float y, const BackdropDetails& details)
{
    Rgb colour = mix(rgb(0x98D0F4), rgb(0xDCF0FC), std::clamp(y / 0.35f, 0.0f, 1.0f));
    colour = mix(colour, rgb(0xFFFFFF), cloud(x, y, details));
    const float water = inside(y - 0.38f - 0.04f * details.lift);
    const Rgb depth = mix(rgb(0x3C98C8), rgb(0x1C609C), std::clamp((y - 0.4f) / 0.6f, 0.0f, 1.0f));
    // A crest, wide and thin, in every other cell.
    const Scattered crest = nearest_thing(x, y, 0.2f, 0.6f, details.seed);
    const float foam = crest.exists ? inside(0.05f - std::hypot(crest.dx, crest.dy * 5)) : 0;
    return mix(colour, mix(depth, rgb(0xB0E0F4), foam), water);
}

Rgb paint_snow(float x, float y, const BackdropDetails& details)
{
    Rgb colour = mix(rgb(0x88A8C8), rgb(0xC8DCEC), std::clamp(y / 0.5f, 0.0f, 1.0f));
    // Firs along the far hills: each cell of the x axis has one.
    const Scattered fir = nearest_thing(x, 0.1f, 0.2f, 0.8f, details.seed);
    const float foot = hills(x - fir.dx, 0.50f, 0.04f, 0.9f, details);
    const float above = foot - y;
    const float width = 0.05f * (1 - above / 0.2f);
    if (fir.exists && above > 0)
        colour = mix(colour, rgb(0x2C5848), inside(width - std::abs(fir.dx)));
    const float ground = inside(y - hills(x, 0.50f, 0.04f, 0.9f, details));
    const Scattered drift = nearest_thing(x, y, 0.2f, 0.6f, details.seed);
    const float shadow = drift.exists ? inside(0.05f - std::hypot(drift.dx, drift.dy * 4)) : 0;
    return mix(colour, mix(rgb(0xF8FAFC), rgb(0xC8D8E8), shadow), ground);
}

}  // namespace flipbook
