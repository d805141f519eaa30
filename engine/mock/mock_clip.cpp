// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_clip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace flipbook {

namespace {

// Sebastiano Vigna's splitmix64: every bit of the result depends on every bit of the state.
std::uint64_t mix(std::uint64_t state)
{
    state += 0x9e3779b97f4a7c15U;
    state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9U;
    state = (state ^ (state >> 27U)) * 0x94d049bb133111ebU;
    return state ^ (state >> 31U);
}

struct Look {
    std::array<double, 3> top, bottom, disc;
    double height;  // Of the disc's path, 0 … 1.
};

std::array<double, 3> colour(std::uint64_t hash, double darkest)
{
    std::array<double, 3> channels{};
    for (std::size_t i = 0; i < 3; ++i)
        channels[i] =
            darkest + (255.0 - darkest) * static_cast<double>((hash >> (8 * i)) & 255U) / 255.0;
    return channels;
}

Look look_of(std::uint64_t seed)
{
    const std::uint64_t hash = mix(seed);
    return {colour(hash, 30), colour(mix(hash), 0), colour(mix(hash + 1), 120),
            0.3 + 0.4 * static_cast<double>(mix(hash + 2) & 1023U) / 1023.0};
}

Frame draw_frame(const Look& look, Size size, double position, double noise, std::uint64_t grain)
{
    Frame frame{size, {}};
    frame.pixels.reserve(static_cast<std::size_t>(size.width)
                         * static_cast<std::size_t>(size.height) * 3);
    const double radius = 0.18 * size.height;
    const double x_centre = position * size.width;
    const double y_centre =
        (look.height + 0.1 * std::sin(2 * std::numbers::pi * position)) * size.height;
    for (int y = 0; y < size.height; ++y) {
        const double down = static_cast<double>(y) / size.height;
        for (int x = 0; x < size.width; ++x) {
            const double distance = std::hypot(x + 0.5 - x_centre, y + 0.5 - y_centre);
            const double cover = std::clamp(radius - distance + 0.5, 0.0, 1.0);
            grain = grain * 6364136223846793005U + 1442695040888963407U;
            const double speck = static_cast<double>(grain >> 56U);
            for (std::size_t i = 0; i < 3; ++i) {
                const double back = look.top[i] + (look.bottom[i] - look.top[i]) * down;
                const double clean = back + (look.disc[i] - back) * cover;
                const double value = clean + (speck - clean) * noise;
                frame.pixels.push_back(static_cast<std::uint8_t>(std::lround(value)));
            }
        }
    }
    return frame;
}

}  // namespace

ClipPtr draw_mock_clip(const GenerationRequest& request, Size size, double noise)
{
    auto clip = std::make_shared<Clip>();
    clip->frame_rate = request.frame_rate;
    const Look look = look_of(request.sampling.seed);
    for (int i = 0; i < request.frame_count; ++i) {
        const double position = (i + 0.5) / request.frame_count;
        const std::uint64_t grain = mix(request.sampling.seed + static_cast<std::uint64_t>(i));
        clip->frames.push_back(draw_frame(look, size, position, noise, grain));
    }
    return clip;
}

}  // namespace flipbook
