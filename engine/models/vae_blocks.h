// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>
#include <string>
#include <vector>

#include "models/layers.h"

namespace flipbook {

// The blocks that both halves of the VAE are built from. Pictures are channels-last [n, C, h, w].
// Inputs are taken by value: a caller that moves its tensor in lets the block free or overwrite
// it early, which halves the peak memory of a decode. Tensors are overwritten only while grad
// mode is off.

// norm, then SiLU.
at::Tensor normed_silu(const GroupNorm& norm, const at::Tensor& input);

// GroupNorm, SiLU, conv3×3, twice, beside a shortcut; no time embedding (the UNet has one).
class VaeResnetBlock : public torch::nn::Module {
public:
    VaeResnetBlock(int64_t in, int64_t out, int64_t norm_groups, const at::TensorOptions& options);
    at::Tensor forward(at::Tensor input) const;

private:
    std::shared_ptr<GroupNorm> m_norm1, m_norm2;
    std::shared_ptr<Conv2d> m_conv1, m_conv2;
    std::shared_ptr<Conv2d> m_shortcut;  // 1×1, where `in` and `out` differ.
};

// Self-attention over the pixels with one head of C channels.
class VaeAttention : public torch::nn::Module {
public:
    VaeAttention(int64_t channels, int64_t norm_groups, const at::TensorOptions& options);
    at::Tensor forward(at::Tensor input) const;

private:
    std::shared_ptr<GroupNorm> m_norm;
    std::shared_ptr<Linear> m_query, m_key, m_value, m_out;
};

// ResNet, attention, ResNet.
class VaeMidBlock : public torch::nn::Module {
public:
    VaeMidBlock(int64_t channels, int64_t norm_groups, const at::TensorOptions& options);
    at::Tensor forward(at::Tensor input) const;

private:
    std::shared_ptr<VaeResnetBlock> m_first, m_last;
    std::shared_ptr<VaeAttention> m_attention;
};

// How a level ends: half the size (encoder), twice the size (decoder) or as it is.
enum class Resampling { none, down, up };

// One level of the encoder or decoder.
class VaeLevel : public torch::nn::Module {
public:
    VaeLevel(int64_t in, int64_t out, int64_t layers, Resampling resampling, int64_t norm_groups,
             const at::TensorOptions& options);
    at::Tensor forward(at::Tensor input) const;

private:
    Resampling m_resampling;
    std::vector<std::shared_ptr<VaeResnetBlock>> m_resnets;
    std::shared_ptr<Conv2d> m_resampler;  // Null with Resampling::none.
};

}  // namespace flipbook
