// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>

#include "models/layers.h"
#include "models/network_context.h"

namespace flipbook {

// Multi-head attention, softmax(q kᵀ / √d) v with d = C / heads. The one place that chooses an
// attention kernel is attention.cpp. Projections of the same input are one matrix each
// (checkpoint_tensors.h tells how they appear in files); only to_out has a bias.

// Pixels of a picture look at each other.
class SelfAttention : public torch::nn::Module {
public:
    SelfAttention(int64_t channels, int64_t heads, const at::TensorOptions& options);

    // residual + attention(tokens), both [N, L, C].
    at::Tensor add_to(const at::Tensor& residual, const at::Tensor& tokens) const;

private:
    std::shared_ptr<Linear> to_qkv;  // [3C, C], rows q, k, v.
    std::shared_ptr<Linear> to_out;  // to_out.0
    int64_t m_heads;
};

// Pixels look at the words of the prompt.
class CrossAttention : public torch::nn::Module {
public:
    CrossAttention(int64_t channels, int64_t text_channels, int64_t heads,
                   const at::TensorOptions& options);

    // text [R, S, X] -> [R, S, 2C], keys in front of values. Depends on the prompt alone, so it is
    // computed once and serves every step.
    at::Tensor keys_values(const at::Tensor& text) const;

    // residual + attention(tokens), both [B·F, L, C], keys_values with R rows, where R divides B·F:
    // R = B gives all frames of a branch one prompt, R = B·F each frame its own. Frames that share
    // a prompt are one long query, so keys and values are not repeated per frame.
    at::Tensor add_to(const at::Tensor& residual, const at::Tensor& tokens,
                      const at::Tensor& keys_values) const;

private:
    std::shared_ptr<Linear> to_q;
    std::shared_ptr<Linear> to_kv;   // [2C, X], rows k, v.
    std::shared_ptr<Linear> to_out;  // to_out.0
    int64_t m_heads;
};

// The frames of a window look at each other, every pixel by itself.
class TemporalAttention : public torch::nn::Module {
public:
    // `inner_channels` is the width of queries, keys and values, 0 for that of the tokens.
    TemporalAttention(int64_t channels, int64_t heads, const at::TensorOptions& options,
                      int64_t inner_channels = 0);

    // Returns residual + attention(input), both [B·F, L, C] of F frames; may take the sum in the
    // residual's memory. `key_scale` multiplies the keys frame by frame. Tokens keep their order
    // in memory: the kernels read frames with a stride of L tokens.
    at::Tensor add_to(at::Tensor residual, const at::Tensor& input, int64_t frame_count,
                      const FrameValues& key_scale) const;

    // How much each frame looks at each other, [B, H, F, F], averaged over the L tokens of `input`.
    // For looking at; add_to() has no use for it.
    at::Tensor weights(const at::Tensor& input, int64_t frame_count,
                       const FrameValues& key_scale) const;

private:
    at::Tensor attend_branch(const at::Tensor& qkv, const FrameValues& key_scale) const;

    std::shared_ptr<Linear> to_qkv;  // [3D, C], rows q, k, v; D the inner channels.
    std::shared_ptr<Linear> to_out;  // to_out.0, [C, D]
    int64_t m_heads;
};

}  // namespace flipbook
