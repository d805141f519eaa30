// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/flop_count.h"

#include <vector>

namespace flipbook {

namespace {

struct Level {
    double channels = 0;
    double pixels = 0;
    bool has_attention = false;
};

std::vector<Level> levels_of(const UNetConfig& config, int height, int width)
{
    std::vector<Level> levels;
    for (std::size_t i = 0; i < config.block_out_channels.size(); ++i) {
        levels.push_back({static_cast<double>(config.block_out_channels[i]),
                          static_cast<double>(height) * width,
                          static_cast<bool>(config.down_block_has_attention[i])});
        height = (height + 1) / 2;
        width = (width + 1) / 2;
    }
    return levels;
}

double convolution(double kernel, double in, double out, double pixels)
{
    return 2 * kernel * kernel * in * out * pixels;
}

double resnet_block(double in, double out, double pixels)
{
    return convolution(3, in, out, pixels) + convolution(3, out, out, pixels)
           + (in == out ? 0 : convolution(1, in, out, pixels));
}

double spatial_transformer(double channels, double pixels, double text_tokens, double text_channels)
{
    const double squared = channels * channels * pixels;
    const double projections = 4 * squared;
    const double self = 8 * squared + 4 * pixels * pixels * channels;
    const double cross = 4 * squared + 4 * text_tokens * text_channels * channels
                         + 4 * pixels * text_tokens * channels;
    return projections + self + cross + 24 * squared;
}

// Input channels of every residual block of an up block, skips included.
std::vector<double> up_block_inputs(const std::vector<Level>& levels, std::size_t level,
                                    int64_t layers)
{
    const double from_below =
        level + 1 < levels.size() ? levels[level + 1].channels : levels[level].channels;
    std::vector<double> inputs;
    for (int64_t layer = 0; layer <= layers; ++layer) {
        const double hidden = layer == 0 ? from_below : levels[level].channels;
        const double skip =
            layer < layers ? levels[level].channels : levels[level == 0 ? 0 : level - 1].channels;
        inputs.push_back(hidden + skip);
    }
    return inputs;
}

}  // namespace

double unet_flop(const UNetConfig& config, int latent_height, int latent_width, int text_tokens)
{
    const auto levels = levels_of(config, latent_height, latent_width);
    const auto attention = [&](const Level& level) {
        return spatial_transformer(level.channels, level.pixels, text_tokens,
                                   static_cast<double>(config.cross_attention_dim));
    };
    const Level& top = levels.front();
    const Level& bottom = levels.back();
    double flop =
        convolution(3, static_cast<double>(config.in_channels), top.channels, top.pixels)
        + convolution(3, top.channels, static_cast<double>(config.out_channels), top.pixels)
        + 2 * resnet_block(bottom.channels, bottom.channels, bottom.pixels) + attention(bottom);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Level& level = levels[i];
        const double first_input = i == 0 ? level.channels : levels[i - 1].channels;
        for (int64_t layer = 0; layer < config.layers_per_block; ++layer)
            flop += resnet_block(layer == 0 ? first_input : level.channels, level.channels,
                                 level.pixels)
                    + (level.has_attention ? attention(level) : 0);
        for (const double input : up_block_inputs(levels, i, config.layers_per_block))
            flop += resnet_block(input, level.channels, level.pixels)
                    + (level.has_attention ? attention(level) : 0);
        if (i + 1 < levels.size())  // Down to the next level; up again to this level's pixels.
            flop += convolution(3, level.channels, level.channels, levels[i + 1].pixels)
                    + convolution(3, levels[i + 1].channels, levels[i + 1].channels, level.pixels);
    }
    return flop;
}

double motion_flop(const UNetConfig& config, bool has_mid_block, int latent_height,
                   int latent_width, int frames)
{
    const auto levels = levels_of(config, latent_height, latent_width);
    const auto module = [frames](const Level& level) {
        return 44 * level.channels * level.channels * level.pixels
               + 8 * level.pixels * frames * level.channels;
    };
    double flop = has_mid_block ? module(levels.back()) : 0;
    for (const Level& level : levels)
        flop += static_cast<double>(2 * config.layers_per_block + 1) * module(level);
    return flop;
}

}  // namespace flipbook
