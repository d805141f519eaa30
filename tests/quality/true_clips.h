// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "picture.h"
#include "world/random.h"
#include "world/world.h"

namespace flipbook {

constexpr int true_frames = 16;

// What a perfect model would make of a scene.
inline std::vector<Frame> true_clip(const World& world, const Scene& scene, int side = 48,
                                    CameraMove camera = CameraMove::none)
{
    std::vector<Frame> frames;
    std::vector<float> pixels(3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int frame = 0; frame < true_frames; ++frame) {
        world.render(scene, camera, frame, true_frames, side, pixels);
        frames.push_back(to_frame(pixels, side));
    }
    return frames;
}

// The frames as a model of middling quality paints them: means of three by three pixels, and
// noise of ±12 levels.
inline std::vector<Frame> worsened(const std::vector<Frame>& frames, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Frame> result = frames;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const int side = frames[i].size.width;
        for (int place = 0; place < side * side; ++place)
            for (int channel = 0; channel < 3; ++channel) {
                int sum = 0;
                for (int part = 0; part < 9; ++part) {
                    const int column = std::clamp(place % side + part % 3 - 1, 0, side - 1);
                    const int row = std::clamp(place / side + part / 3 - 1, 0, side - 1);
                    sum +=
                        frames[i]
                            .pixels[static_cast<std::size_t>(3 * (row * side + column) + channel)];
                }
                const double value = sum / 9.0 + random.uniform(-12, 12);
                result[i].pixels[static_cast<std::size_t>(3 * place + channel)] =
                    static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
            }
    }
    return result;
}

}  // namespace flipbook
