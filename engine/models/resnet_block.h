// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>

#include "models/layers.h"
#include "models/network_context.h"

namespace flipbook {

// The UNet's residual block, under diffusers' names:
// h = conv1(silu(norm1(x))) + time_emb_proj(time); shortcut(x) + conv2(silu(norm2(h))).
class ResnetBlock : public torch::nn::Module {
public:
    ResnetBlock(int64_t in, int64_t out, int64_t time_channels, int64_t norm_groups,
                const at::TensorOptions& options);

    // hidden [B·F, in, h, w], channels-last; time [B, time_channels], already through SiLU since
    // all blocks share it. Returns [B·F, out, h, w].
    at::Tensor forward(at::Tensor hidden, const at::Tensor& time,
                       const NetworkContext& context) const;

private:
    std::shared_ptr<GroupNorm> norm1;
    std::shared_ptr<Conv2d> conv1;
    std::shared_ptr<Linear> time_emb_proj;
    std::shared_ptr<GroupNorm> norm2;
    std::shared_ptr<Conv2d> conv2;
    std::shared_ptr<Conv2d> conv_shortcut;  // Null where in = out.
};

// Halves the size, rounding up: conv 3×3, stride 2, padding 1.
class Downsample : public torch::nn::Module {
public:
    Downsample(int64_t channels, const at::TensorOptions& options);
    at::Tensor forward(const at::Tensor& hidden) const;

private:
    std::shared_ptr<Conv2d> conv;
};

// Enlarges to height × width by the nearest pixel, then conv 3×3. The size is that of the skip
// tensor to come, which is not twice the input's where a side was odd.
class Upsample : public torch::nn::Module {
public:
    Upsample(int64_t channels, const at::TensorOptions& options);
    at::Tensor forward(const at::Tensor& hidden, int64_t height, int64_t width) const;

private:
    std::shared_ptr<Conv2d> conv;
};

}  // namespace flipbook
