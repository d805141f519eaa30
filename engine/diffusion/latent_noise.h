// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>

#include "flipbook/request.h"

namespace flipbook {

// The random numbers of one clip, from a seed: the same on every device, because torch's CPU
// generator draws them, in the order of the programs that `layout` names.
// All results are fp32 [frames, channels, height, width], contiguous, on the CPU; height and width
// are those of the latents. Used by one thread.
class LatentNoise {
public:
    LatentNoise(std::uint64_t seed, NoiseLayout layout, std::int64_t frames, std::int64_t channels,
                std::int64_t height, std::int64_t width);

    // Unit noise to start from. Call once, before draw().
    at::Tensor initial();

    // Unit noise for a step of a scheduler: [1, channels, frames, height, width] in one draw,
    // whatever the layout, from the generator that drew first (a1111: that of frame 0).
    at::Tensor draw();

private:
    std::uint64_t m_seed;
    NoiseLayout m_layout;
    std::int64_t m_frames;
    std::int64_t m_channels;
    std::int64_t m_height;
    std::int64_t m_width;
    at::Generator m_generator;
};

}  // namespace flipbook
