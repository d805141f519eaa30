// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "flipbook/clip.h"

namespace flipbook::ui {

// Frame i has the grey level 10 i + `brightness`, and a step more in every pixel of its first row.
inline ClipPtr sample_clip(int frames, Size size = {64, 64}, int brightness = 0, int frame_rate = 8)
{
    auto clip = std::make_shared<Clip>();
    clip->frame_rate = frame_rate;
    for (int i = 0; i < frames; ++i) {
        Frame frame{size, {}};
        const auto count = static_cast<std::size_t>(size.width * size.height * 3);
        frame.pixels.assign(count, static_cast<std::uint8_t>(10 * i + brightness));
        for (int x = 0; x < 3 * size.width; ++x)
            frame.pixels[static_cast<std::size_t>(x)] += static_cast<std::uint8_t>(x);
        clip->frames.push_back(std::move(frame));
    }
    return clip;
}

}  // namespace flipbook::ui
