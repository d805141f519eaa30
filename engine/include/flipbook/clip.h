// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace flipbook {

// Pixels.
struct Size {
    int width = 512;
    int height = 512;

    bool operator==(const Size&) const = default;
};

// One picture: sRGB, 8 bits a channel in the order R, G, B, rows packed without padding, top row
// first. pixels.size() == width * height * 3.
struct Frame {
    Size size;
    std::vector<std::uint8_t> pixels;
    // The same with 16 bits a channel, where that was asked for: EngineOptions::deep_frames.
    std::vector<std::uint16_t> deep_pixels = {};

    bool operator==(const Frame&) const = default;
};

// A finished animation. Built once, then only read: share it between threads as ClipPtr.
// All frames have the same size.
struct Clip {
    std::vector<Frame> frames;
    int frame_rate = 8;  // Frames per second.
};
using ClipPtr = std::shared_ptr<const Clip>;

// The latents of a clip as the sampler left them: fp32 [frames, channels, height, width] in C
// order, before the VAE and not divided by its scale factor.
struct Latents {
    int frames = 0;
    int channels = 4;
    int height = 0;  // Of the picture, divided by 8.
    int width = 0;
    std::vector<float> values;
};
using LatentsPtr = std::shared_ptr<const Latents>;

}  // namespace flipbook
