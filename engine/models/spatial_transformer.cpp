// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spatial_transformer.h"

namespace flipbook {

SpatialTransformerBlock::SpatialTransformerBlock(int64_t channels, int64_t text_channels,
                                                 int64_t heads, const at::TensorOptions& options)
{
    norm1 = register_module("norm1", std::make_shared<LayerNorm>(channels, options));
    attn1 = register_module("attn1", std::make_shared<SelfAttention>(channels, heads, options));
    norm2 = register_module("norm2", std::make_shared<LayerNorm>(channels, options));
    attn2 = register_module(
        "attn2", std::make_shared<CrossAttention>(channels, text_channels, heads, options));
    norm3 = register_module("norm3", std::make_shared<LayerNorm>(channels, options));
    ff = register_module("ff", std::make_shared<FeedForward>(channels, options));
}

at::Tensor SpatialTransformerBlock::forward(at::Tensor tokens, const at::Tensor& keys_values) const
{
    // The norm's output, q, k, v, the attended values and to_out's: six times C.
    const int64_t inner = 6 * tokens.size(2);
    tokens = update_in_parts(std::move(tokens), inner, [this](const at::Tensor& part) {
        return attn1->add_to(part, norm1->forward(part));
    });
    tokens = attn2->add_to(tokens, norm2->forward(tokens), keys_values);
    return add_feed_forward(tokens, *norm3, *ff);
}

SpatialTransformer::SpatialTransformer(int64_t channels, int64_t text_channels, int64_t heads,
                                       int64_t norm_groups, const at::TensorOptions& options)
{
    norm =
        register_module("norm", std::make_shared<GroupNorm>(norm_groups, channels, 1e-6, options));
    proj_in =
        register_module("proj_in", std::make_shared<Linear>(channels, channels, true, options));
    auto blocks = register_module("transformer_blocks", std::make_shared<torch::nn::Module>());
    block = blocks->register_module(
        "0", std::make_shared<SpatialTransformerBlock>(channels, text_channels, heads, options));
    proj_out =
        register_module("proj_out", std::make_shared<Linear>(channels, channels, true, options));
}

at::Tensor SpatialTransformer::keys_values(const at::Tensor& text) const
{
    return block->cross_attention().keys_values(text);
}

at::Tensor SpatialTransformer::forward(at::Tensor hidden, const at::Tensor& keys_values) const
{
    const int64_t height = hidden.size(2), width = hidden.size(3);
    at::Tensor tokens = proj_in->forward(to_tokens(norm->forward(hidden)));
    tokens = block->forward(std::move(tokens), keys_values);
    return to_picture(proj_out->forward_plus(tokens, to_tokens(hidden)), height, width);
}

}  // namespace flipbook
