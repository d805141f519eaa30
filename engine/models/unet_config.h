// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace flipbook {

// The shape of a UNet; the defaults are Stable Diffusion 1.5's. Up blocks mirror down blocks. The
// words are those of diffusers' UNet2DConditionModel, except for `heads`, which its config calls
// attention_head_dim.
struct UNetConfig {
    int64_t in_channels = 4;
    int64_t out_channels = 4;
    std::vector<int64_t> block_out_channels{320, 640, 1280, 1280};
    std::vector<bool> down_block_has_attention{true, true, true, false};  // CrossAttnDownBlock2D.
    int64_t layers_per_block = 2;  // In down blocks; up blocks have one more.
    int64_t cross_attention_dim = 768;
    int64_t heads = 8;  // C / heads is the width of a head.
    int64_t norm_groups = 32;

    bool operator==(const UNetConfig&) const = default;

    // The width of the time embedding inside residual blocks.
    int64_t time_channels() const { return 4 * block_out_channels.front(); }
};

}  // namespace flipbook
