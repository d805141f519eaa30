// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/attention.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/frame_attention.h"
#include "models/parallel.h"

namespace flipbook {

namespace {

// CUDA's kernels put the batch into a grid dimension that ends at 65535.
constexpr int64_t max_kernel_batch = 65535;

// q [N, H, Lq, d], k and v [N, H, Lk, d], any strides with the last one 1; gives [N, Lq, H·d].
//
// Torch's fused kernel, but for frames in fp32 on a processor (frame_attention.h).
at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v)
{
    const int64_t batch = q.size(0);
    if (batch <= max_kernel_batch || q.is_cpu())
        return at::scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2);
    std::vector<at::Tensor> parts;
    for (int64_t first = 0; first < batch; first += max_kernel_batch) {
        const int64_t count = std::min(max_kernel_batch, batch - first);
        parts.push_back(attend(q.narrow(0, first, count), k.narrow(0, first, count),
                               v.narrow(0, first, count)));
    }
    return at::cat(parts);
}

// Half precision is converted for it; it has no gradient.
bool has_frame_kernel(const at::Tensor& qkv)
{
    return qkv.is_cpu() && !at::GradMode::is_enabled() && qkv.scalar_type() != at::kDouble;
}

// qkv [B·F, L, 3C] -> what each token sees of its pixel in other frames, [B·F, L, C].
at::Tensor attend_in_place(const at::Tensor& qkv, int64_t heads, int64_t frame_count,
                           const FrameValues& key_scale)
{
    const int64_t channels = qkv.size(2) / 3;
    const FrameAttentionShape shape{frame_count, qkv.size(1), heads, channels / heads};
    const at::Tensor scales = key_scale.is_one() ? at::Tensor() : key_scale.tensor().to(at::kFloat);
    const float* scale = scales.defined() ? scales.const_data_ptr<float>() : nullptr;
    at::Tensor attended = at::empty({qkv.size(0), shape.pixels, channels}, qkv.options());
    for (int64_t first = 0; first < qkv.size(0); first += frame_count) {
        const auto values = qkv.narrow(0, first, frame_count).to(at::kFloat);
        const auto part = attended.narrow(0, first, frame_count);
        const bool is_half = part.scalar_type() != at::kFloat;
        const auto result = is_half ? at::empty(part.sizes(), values.options()) : part;
        const auto* source = values.const_data_ptr<float>();
        auto* target = result.mutable_data_ptr<float>();
        for_each_range(shape.pixels, 1, [&](int64_t begin, int64_t end) {
            attend_over_frames(source, scale, shape, begin, end, target);
        });
        if (is_half)
            part.copy_(result);
    }
    return attended;
}

std::shared_ptr<Linear> register_output(torch::nn::Module& attention, int64_t in, int64_t out,
                                        const at::TensorOptions& options)
{
    auto to_out = attention.register_module("to_out", std::make_shared<torch::nn::Module>());
    return to_out->register_module("0", std::make_shared<Linear>(in, out, true, options));
}

}  // namespace

SelfAttention::SelfAttention(int64_t channels, int64_t heads, const at::TensorOptions& options)
    : m_heads(heads)
{
    to_qkv =
        register_module("to_qkv", std::make_shared<Linear>(channels, 3 * channels, false, options));
    to_out = register_output(*this, channels, channels, options);
}

at::Tensor SelfAttention::add_to(const at::Tensor& residual, const at::Tensor& tokens) const
{
    // [N, L, 3, H, d] -> 3 of [N, H, L, d].
    const auto qkv =
        to_qkv->forward(tokens).unflatten(2, {3, m_heads, -1}).transpose(1, 3).unbind(2);
    return to_out->forward_plus(attend(qkv[0], qkv[1], qkv[2]), residual);
}

CrossAttention::CrossAttention(int64_t channels, int64_t text_channels, int64_t heads,
                               const at::TensorOptions& options)
    : m_heads(heads)
{
    to_q = register_module("to_q", std::make_shared<Linear>(channels, channels, false, options));
    to_kv = register_module("to_kv",
                            std::make_shared<Linear>(text_channels, 2 * channels, false, options));
    to_out = register_output(*this, channels, channels, options);
}

at::Tensor CrossAttention::keys_values(const at::Tensor& text) const
{
    return to_kv->forward(text);
}

at::Tensor CrossAttention::add_to(const at::Tensor& residual, const at::Tensor& tokens,
                                  const at::Tensor& keys_values) const
{
    const int64_t rows = keys_values.size(0);
    const auto kv = keys_values.unflatten(2, {2, m_heads, -1}).transpose(1, 3).unbind(2);
    const auto q = to_q->forward(tokens).view({rows, -1, tokens.size(2)});
    const auto attended = attend(q.unflatten(2, {m_heads, -1}).transpose(1, 2), kv[0], kv[1]);
    return to_out->forward_plus(attended.view(tokens.sizes()), residual);
}

TemporalAttention::TemporalAttention(int64_t channels, int64_t heads,
                                     const at::TensorOptions& options, int64_t inner_channels)
    : m_heads(heads)
{
    const int64_t inner = inner_channels == 0 ? channels : inner_channels;
    to_qkv =
        register_module("to_qkv", std::make_shared<Linear>(channels, 3 * inner, false, options));
    to_out = register_output(*this, inner, channels, options);
}

at::Tensor TemporalAttention::add_to(at::Tensor residual, const at::Tensor& input,
                                     int64_t frame_count, const FrameValues& key_scale) const
{
    const auto qkv = to_qkv->forward(input);
    if (has_frame_kernel(qkv))
        return to_out->forward_plus(attend_in_place(qkv, m_heads, frame_count, key_scale),
                                    residual);
    const auto branches = qkv.unflatten(0, {-1, frame_count}).unbind(0);
    // Views: [B, F, L, C].
    at::Tensor sums = residual.unflatten(0, {-1, frame_count});
    if (at::GradMode::is_enabled()) {
        std::vector<at::Tensor> terms;
        for (const at::Tensor& branch : branches)
            terms.push_back(attend_branch(branch, key_scale).transpose(0, 1));
        return (sums + at::stack(terms)).flatten(0, 1);
    }
    for (std::size_t b = 0; b < branches.size(); ++b)
        sums.select(0, static_cast<int64_t>(b))
            .add_(attend_branch(branches[b], key_scale).transpose(0, 1));
    return residual;
}

// qkv [F, L, 3C] of one branch -> [L, F, C]. Branch by branch, because the strides of branches and
// pixels do not join to one batch dimension.
at::Tensor TemporalAttention::attend_branch(const at::Tensor& qkv,
                                            const FrameValues& key_scale) const
{
    // [F, L, 3, H, d] -> 3 of [L, H, F, d].
    const auto parts = qkv.unflatten(2, {3, m_heads, -1}).permute({2, 1, 3, 0, 4}).unbind(0);
    at::Tensor keys = parts[1];
    if (!key_scale.is_one())
        keys = keys * key_scale.tensor().view({1, 1, -1, 1});
    return to_out->forward(attend(parts[0], keys, parts[2]));
}

at::Tensor TemporalAttention::weights(const at::Tensor& input, int64_t frame_count,
                                      const FrameValues& key_scale) const
{
    std::vector<at::Tensor> branches;
    for (const at::Tensor& branch :
         to_qkv->forward(input).to(at::kFloat).unflatten(0, {-1, frame_count}).unbind(0)) {
        // [F, L, 3, H, d] -> 3 of [L, H, F, d].
        const auto parts = branch.unflatten(2, {3, m_heads, -1}).permute({2, 1, 3, 0, 4}).unbind(0);
        at::Tensor keys = parts[1];
        if (!key_scale.is_one())
            keys = keys * key_scale.tensor().to(at::kFloat).view({1, 1, -1, 1});
        const double scale = 1.0 / std::sqrt(static_cast<double>(keys.size(3)));
        branches.push_back(
            (at::matmul(parts[0], keys.transpose(2, 3)) * scale).softmax(-1).mean(0));
    }
    return at::stack(branches);
}

}  // namespace flipbook
