// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>

#include "world/sprites.h"

namespace flipbook {
namespace {

constexpr int smallest_level_side = 6;

// Where hues count as another one, with a soft border in between (degrees).
constexpr float same_hue = 40;
constexpr float other_hue = 70;
// Below it a pixel says nothing about the hue of the sprite.
constexpr float saturated = 0.35f;
constexpr float pale = 0.5f;
constexpr float pale_remainder = 0.3f;

Rgba operator+(Rgba a, Rgba b)
{
    return {a.colour + b.colour, a.alpha + b.alpha};
}

Rgba operator*(Rgba a, float factor)
{
    return {a.colour * factor, a.alpha * factor};
}

std::vector<Rgba> halved(const std::vector<Rgba>& pixels, int side)
{
    const int half = side / 2;
    std::vector<Rgba> result;
    result.reserve(static_cast<std::size_t>(half * half));
    const auto pixel = [&](int x, int y) { return pixels[static_cast<std::size_t>(y * side + x)]; };
    for (int y = 0; y < half; ++y)
        for (int x = 0; x < half; ++x)
            result.push_back((pixel(2 * x, 2 * y) + pixel(2 * x + 1, 2 * y)
                              + pixel(2 * x, 2 * y + 1) + pixel(2 * x + 1, 2 * y + 1))
                             * 0.25f);
    return result;
}

// 0 below `low`, 1 above `high`, smooth between.
float smooth_step(float low, float high, float x)
{
    const float share = std::clamp((x - low) / (high - low), 0.0f, 1.0f);
    return share * share * (3 - 2 * share);
}

Hsv hsv_of(const Rgba& pixel)
{
    return to_hsv(pixel.colour * (1 / pixel.alpha));
}

// The hue of most of the chroma: the best of 72 directions, then the mean around it.
float main_hue(const std::vector<Rgba>& pixels)
{
    constexpr int bins = 72;
    std::vector<float> chroma(bins);
    for (const Rgba& pixel : pixels) {
        if (pixel.alpha < 0.5f)
            continue;
        const Hsv hsv = hsv_of(pixel);
        if (hsv.saturation >= saturated)
            chroma[static_cast<std::size_t>(hsv.hue / 360 * bins) % bins] +=
                hsv.saturation * hsv.value;
    }
    float best = 0;
    float best_weight = -1;
    for (int bin = 0; bin < bins; ++bin) {
        float weight = 0;
        float mean = 0;
        for (int offset = -5; offset <= 5; ++offset) {
            const float part = chroma[static_cast<std::size_t>((bin + offset + bins) % bins)];
            weight += part;
            mean += part * static_cast<float>(offset);
        }
        if (weight > best_weight) {
            best_weight = weight;
            const float middle = static_cast<float>(bin) + 0.5f;
            best = (weight > 0 ? middle + mean / weight : middle) * 360 / bins;
        }
    }
    return best;
}

}  // namespace

SpriteImage::SpriteImage(std::vector<Rgba> pixels, int side)
{
    assert(side >= 2
           && pixels.size() == static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    m_levels.push_back({side, std::move(pixels)});
    while (m_levels.back().side >= 2 * smallest_level_side) {
        const Level& last = m_levels.back();
        Level next{last.side / 2, halved(last.pixels, last.side)};
        m_levels.push_back(std::move(next));
    }
    measure();
}

void SpriteImage::measure()
{
    const auto count = static_cast<float>(side());
    for (int row = 0; row < side(); ++row)
        for (int column = 0; column < side(); ++column) {
            if (pixels()[static_cast<std::size_t>(row * side() + column)].alpha <= 0)
                continue;
            // The far corner of the pixel.
            const float x = std::abs(static_cast<float>(column) + 0.5f - count / 2) + 0.5f;
            const float y = std::abs(static_cast<float>(row) + 0.5f - count / 2) + 0.5f;
            m_half_width = std::max(m_half_width, x / count);
            m_half_height = std::max(m_half_height, y / count);
            m_radius = std::max(m_radius, std::sqrt(x * x + y * y) / count);
        }
}

Rgba SpriteImage::sample(const Level& level, float x, float y)
{
    const float column = x * static_cast<float>(level.side) - 0.5f;
    const float row = y * static_cast<float>(level.side) - 0.5f;
    const int left = static_cast<int>(std::floor(column));
    const int top = static_cast<int>(std::floor(row));
    const float right_share = column - static_cast<float>(left);
    const float bottom_share = row - static_cast<float>(top);
    const auto pixel = [&](int i, int j) {
        const bool inside = i >= 0 && j >= 0 && i < level.side && j < level.side;
        return inside ? level.pixels[static_cast<std::size_t>(j * level.side + i)] : Rgba{};
    };
    const Rgba upper = pixel(left, top) * (1 - right_share) + pixel(left + 1, top) * right_share;
    const Rgba lower =
        pixel(left, top + 1) * (1 - right_share) + pixel(left + 1, top + 1) * right_share;
    return upper * (1 - bottom_share) + lower * bottom_share;
}

Rgba SpriteImage::at(float x, float y, float level) const
{
    const float last = static_cast<float>(m_levels.size() - 1);
    const float kept = std::clamp(level, 0.0f, last);
    const auto finer = static_cast<std::size_t>(kept);
    const float coarser_share = kept - static_cast<float>(finer);
    const Rgba fine = sample(m_levels[finer], x, y);
    if (coarser_share <= 0)
        return fine;
    return fine * (1 - coarser_share) + sample(m_levels[finer + 1], x, y) * coarser_share;
}

SpriteImage recoloured(const SpriteImage& sprite, const ObjectColour& colour)
{
    const float from = main_hue(sprite.pixels());

    std::vector<Rgba> pixels = sprite.pixels();
    for (Rgba& pixel : pixels) {
        if (pixel.alpha <= 0)
            continue;
        Hsv hsv = hsv_of(pixel);
        const float distance = std::abs(hue_turn(from, hsv.hue));
        const float own = 1 - smooth_step(same_hue, other_hue, distance);
        // Greys have no hue that could be another one.
        if (hsv.saturation < pale)
            hsv.saturation *= pale_remainder + (1 - pale_remainder) * own;
        Hsv turned = hsv;
        // Half of the sprite's own play of hues is kept, so that no part slips into another name.
        turned.hue = std::fmod(colour.hue + 0.5f * hue_turn(from, hsv.hue) + 720, 360.0f);
        const float value = colour.value_factor * std::pow(hsv.value, colour.value_exponent);
        turned.value = hsv.value + (value - hsv.value) * hsv.saturation;
        pixel.colour = mix(to_rgb(hsv), to_rgb(turned), own) * pixel.alpha;
    }

    return {std::move(pixels), sprite.side()};
}

}  // namespace flipbook
