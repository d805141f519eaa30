// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>

#include "models/attention.h"
#include "models/layers.h"

namespace flipbook {

// What attends within a picture and to the prompt, under the name transformer_blocks.0:
// x += attn1(norm1(x)); x += attn2(norm2(x), prompt); x += ff(norm3(x)).
class SpatialTransformerBlock : public torch::nn::Module {
public:
    SpatialTransformerBlock(int64_t channels, int64_t text_channels, int64_t heads,
                            const at::TensorOptions& options);

    // tokens [B·F, L, C]; overwritten outside grad mode. keys_values as in CrossAttention.
    at::Tensor forward(at::Tensor tokens, const at::Tensor& keys_values) const;

    const CrossAttention& cross_attention() const { return *attn2; }

private:
    std::shared_ptr<LayerNorm> norm1;
    std::shared_ptr<SelfAttention> attn1;
    std::shared_ptr<LayerNorm> norm2;
    std::shared_ptr<CrossAttention> attn2;
    std::shared_ptr<LayerNorm> norm3;
    std::shared_ptr<FeedForward> ff;
};

// A transformer around one block: x + proj_out(block(proj_in(norm(x)))).
// SD 1.x stores proj_in and proj_out as 1×1 convolutions; on tokens they are linear layers.
class SpatialTransformer : public torch::nn::Module {
public:
    SpatialTransformer(int64_t channels, int64_t text_channels, int64_t heads, int64_t norm_groups,
                       const at::TensorOptions& options);

    // text [R, S, X] -> [R, S, 2C], see CrossAttention.
    at::Tensor keys_values(const at::Tensor& text) const;

    // [B·F, C, h, w], channels-last, to the same; overwritten outside grad mode.
    at::Tensor forward(at::Tensor hidden, const at::Tensor& keys_values) const;

private:
    std::shared_ptr<GroupNorm> norm;
    std::shared_ptr<Linear> proj_in;
    std::shared_ptr<SpatialTransformerBlock> block;  // transformer_blocks.0
    std::shared_ptr<Linear> proj_out;
};

}  // namespace flipbook
