// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/latent_noise.h"

#include <ATen/CPUGeneratorImpl.h>

#include <vector>

namespace flipbook {
namespace {

at::Tensor normal(at::IntArrayRef shape, const at::Generator& generator)
{
    const auto options = at::TensorOptions().dtype(at::kFloat).device(at::kCPU);
    return at::randn(shape, generator, options);
}

}  // namespace

LatentNoise::LatentNoise(std::uint64_t seed, NoiseLayout layout, std::int64_t frames,
                         std::int64_t channels, std::int64_t height, std::int64_t width)
    : m_seed(seed), m_layout(layout), m_frames(frames), m_channels(channels), m_height(height),
      m_width(width), m_generator(at::make_generator<at::CPUGeneratorImpl>(seed))
{ }

at::Tensor LatentNoise::initial()
{
    if (m_layout == NoiseLayout::diffusers)
        return draw();
    if (m_layout == NoiseLayout::comfyui)
        return normal({m_frames, m_channels, m_height, m_width}, m_generator);

    // Seeds wrap around after 2⁶⁴ - 1. Frame 0 uses the clip's own generator, so that later draws
    // go on behind its noise instead of repeating it.
    std::vector<at::Tensor> frames{normal({m_channels, m_height, m_width}, m_generator)};
    for (std::int64_t frame = 1; frame < m_frames; ++frame) {
        const auto generator =
            at::make_generator<at::CPUGeneratorImpl>(m_seed + static_cast<std::uint64_t>(frame));
        frames.push_back(normal({m_channels, m_height, m_width}, generator));
    }
    return at::stack(frames);
}

at::Tensor LatentNoise::draw()
{
    const auto noise = normal({1, m_channels, m_frames, m_height, m_width}, m_generator);
    return noise[0].transpose(0, 1).contiguous();
}

}  // namespace flipbook
