// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layers.h"

#include <algorithm>

#include "models/cpu_kernels.h"
#include "models/group_norm_kernel.h"
#include "models/trained_group_norm.h"

namespace flipbook {

Linear::Linear(int64_t in, int64_t out, bool has_bias, const at::TensorOptions& options)
{
    weight = register_parameter("weight", at::empty({out, in}, options), false);
    if (has_bias)
        bias = register_parameter("bias", at::empty({out}, options), false);
}

at::Tensor Linear::forward(const at::Tensor& input) const
{
    at::Tensor output =
        affine(input, ready_weight(), bias.defined() ? std::optional(bias) : std::nullopt);
    return m_low_rank ? output + m_low_rank->forward(input) : output;
}

LowRankChange& Linear::add_low_rank(int64_t parts, int64_t rank, double scale)
{
    m_low_rank = register_module(
        "lora", std::make_shared<LowRankChange>(
                    weight.size(1), weight.size(0), parts, rank, scale,
                    weight.options().dtype(weight.scalar_type() == at::kDouble ? at::kDouble
                                                                               : at::kFloat)));
    return *m_low_rank;
}

at::Tensor Linear::forward_plus(const at::Tensor& input, const at::Tensor& term) const
{
    if (m_low_rank)
        return forward(input) + term;
    return affine_plus(input, ready_weight(), bias.defined() ? std::optional(bias) : std::nullopt,
                       term);
}

const at::Tensor& Linear::ready_weight() const
{
    pack_pending();
    return m_packed.defined() ? m_packed : weight;
}

void Linear::take_packed(const at::Tensor& plain) const
{
    m_packed = pack_matrix(plain);
}

GatedLinear::GatedLinear(int64_t in, int64_t out, const at::TensorOptions& options)
{
    weight = register_parameter("weight", at::empty({2 * out, in}, options), false);
    bias = register_parameter("bias", at::empty({2 * out}, options), false);
}

at::Tensor GatedLinear::forward(const at::Tensor& input) const
{
    pack_pending();
    if (!m_packed_value.defined())
        return gated_gelu(input, {weight, bias});
    const auto biases = bias.chunk(2, 0);
    return gated_gelu(input, {m_packed_value, biases[0]}, {m_packed_gate, biases[1]});
}

void GatedLinear::take_packed(const at::Tensor& plain) const
{
    const auto weights = plain.chunk(2, 0);
    m_packed_value = pack_matrix(weights[0]);
    m_packed_gate = pack_matrix(weights[1]);
}

void GatedLinear::drop_packed()
{
    m_packed_value.reset();
    m_packed_gate.reset();
}

Conv2d::Conv2d(int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t padding,
               const at::TensorOptions& options, PictureSize pictures)
    : m_stride(stride), m_padding(padding), m_pictures(pictures)
{
    weight = register_parameter(
        "weight",
        at::empty({out, in, kernel, kernel}, options.memory_format(at::MemoryFormat::ChannelsLast)),
        false);
    bias = register_parameter("bias", at::empty({out}, options), false);
}

at::Tensor Conv2d::forward(const at::Tensor& input) const
{
    pack_pending();
    if (m_packed)
        return m_packed->convolve(input, bias);
    return at::conv2d(input, weight, bias, m_stride, m_padding);
}

void Conv2d::take_packed(const at::Tensor& plain) const
{
    m_packed = pack_kernel(plain, m_stride, m_padding, m_pictures);
}

GroupNorm::GroupNorm(int64_t groups, int64_t channels, double eps, const at::TensorOptions& options)
    : m_groups(groups), m_eps(eps)
{
    weight = register_parameter("weight", at::empty({channels}, options), false);
    bias = register_parameter("bias", at::empty({channels}, options), false);
}

namespace {

// input [N, C, h, w], statistics per N.
at::Tensor group_norm(const at::Tensor& input, int64_t groups, const at::Tensor& weight,
                      const at::Tensor& bias, double eps)
{
    const bool learns =
        at::GradMode::is_enabled()
        && (input.requires_grad() || weight.requires_grad() || bias.requires_grad());
    if (!input.is_cpu() || (at::isReducedFloatingType(input.scalar_type()) && !learns))
        return at::group_norm(input, groups, weight, bias, eps);
    const auto tokens = to_tokens(input);
    const bool has_kernel = tokens.scalar_type() == at::kFloat && !learns;
    const auto normed = has_kernel ? group_norm_kernel(tokens, groups, weight, bias, eps)
                                   : trained_group_norm(tokens, groups, weight, bias, eps);
    return to_picture(normed, input.size(2), input.size(3));
}

}  // namespace

at::Tensor GroupNorm::forward(const at::Tensor& input, int64_t frames_per_statistic) const
{
    if (frames_per_statistic == 1)
        return group_norm(input, m_groups, weight, bias, m_eps);
    const int64_t pictures = input.size(0), channels = input.size(1);
    const int64_t height = input.size(2), width = input.size(3);
    const auto joined =
        to_picture(to_tokens(input).view({pictures / frames_per_statistic, -1, channels}),
                   frames_per_statistic * height, width);
    const auto normed = group_norm(joined, m_groups, weight, bias, m_eps);
    return to_picture(to_tokens(normed).view({pictures, height * width, channels}), height, width);
}

LayerNorm::LayerNorm(int64_t channels, const at::TensorOptions& options, double eps) : m_eps(eps)
{
    weight = register_parameter("weight", at::empty({channels}, options), false);
    bias = register_parameter("bias", at::empty({channels}, options), false);
}

at::Tensor LayerNorm::forward(const at::Tensor& input) const
{
    return at::layer_norm(input, {input.size(-1)}, weight, bias, m_eps);
}

FeedForward::FeedForward(int64_t channels, const at::TensorOptions& options)
{
    auto net = register_module("net", std::make_shared<torch::nn::Module>());
    auto first = net->register_module("0", std::make_shared<torch::nn::Module>());
    m_proj = first->register_module("proj",
                                    std::make_shared<GatedLinear>(channels, 4 * channels, options));
    m_out =
        net->register_module("2", std::make_shared<Linear>(4 * channels, channels, true, options));
}

at::Tensor FeedForward::forward_plus(const at::Tensor& input, const at::Tensor& term) const
{
    return m_out->forward_plus(m_proj->forward(input), term);
}

at::Tensor apply_silu(at::Tensor input)
{
    return at::GradMode::is_enabled() ? at::silu(input) : at::silu_(input);
}

at::Tensor add_onto(at::Tensor target, const at::Tensor& term)
{
    return at::GradMode::is_enabled() ? target + term : target.add_(term);
}

at::Tensor update_in_parts(at::Tensor tokens, int64_t inner_channels,
                           const std::function<at::Tensor(const at::Tensor&)>& update)
{
    constexpr int64_t limit_bytes = 256'000'000;
    const int64_t row_bytes = tokens.size(1) * inner_channels * tokens.element_size();
    const int64_t rows = std::max<int64_t>(1, limit_bytes / row_bytes);
    if (at::GradMode::is_enabled() || rows >= tokens.size(0))
        return update(tokens);
    for (at::Tensor& part : tokens.split(rows))
        part.copy_(update(part));
    return tokens;
}

at::Tensor add_feed_forward(const at::Tensor& tokens, const LayerNorm& norm,
                            const FeedForward& feed_forward)
{
    // proj gives 8C, gelu 4C, and the gated product 4C. Every token is a row of its own here.
    const int64_t channels = tokens.size(2);
    return update_in_parts(tokens.reshape({-1, 1, channels}), 16 * channels,
                           [&](const at::Tensor& part) {
                               return feed_forward.forward_plus(norm.forward(part), part);
                           })
        .view(tokens.sizes());
}

at::Tensor to_tokens(const at::Tensor& picture)
{
    // contiguous() is free for channels-last and keeps a stray NCHW input correct.
    return picture.permute({0, 2, 3, 1}).contiguous().flatten(1, 2);
}

at::Tensor to_picture(const at::Tensor& tokens, int64_t height, int64_t width)
{
    return tokens.unflatten(1, {height, width}).permute({0, 3, 1, 2});
}

}  // namespace flipbook
