// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vae_blocks.h"

#include <utility>

namespace flipbook {

namespace {

constexpr double norm_eps = 1e-6;

std::shared_ptr<torch::nn::Module> add_group(torch::nn::Module& parent, const std::string& name)
{
    return parent.register_module(name, std::make_shared<torch::nn::Module>());
}

}  // namespace

at::Tensor normed_silu(const GroupNorm& norm, const at::Tensor& input)
{
    return apply_silu(norm.forward(input));
}

VaeResnetBlock::VaeResnetBlock(int64_t in, int64_t out, int64_t norm_groups,
                               const at::TensorOptions& options)
{
    m_norm1 =
        register_module("norm1", std::make_shared<GroupNorm>(norm_groups, in, norm_eps, options));
    m_conv1 = register_module("conv1", std::make_shared<Conv2d>(in, out, 3, 1, 1, options));
    m_norm2 =
        register_module("norm2", std::make_shared<GroupNorm>(norm_groups, out, norm_eps, options));
    m_conv2 = register_module("conv2", std::make_shared<Conv2d>(out, out, 3, 1, 1, options));
    if (in != out)
        m_shortcut =
            register_module("conv_shortcut", std::make_shared<Conv2d>(in, out, 1, 1, 0, options));
}

at::Tensor VaeResnetBlock::forward(at::Tensor input) const
{
    auto hidden = m_conv1->forward(normed_silu(*m_norm1, input));
    if (m_shortcut)
        input = m_shortcut->forward(input);
    hidden = normed_silu(*m_norm2, hidden);
    hidden = m_conv2->forward(hidden);
    return add_onto(std::move(hidden), input);
}

VaeAttention::VaeAttention(int64_t channels, int64_t norm_groups, const at::TensorOptions& options)
{
    m_norm = register_module("group_norm",
                             std::make_shared<GroupNorm>(norm_groups, channels, norm_eps, options));
    const auto add_linear = [&](torch::nn::Module& parent, const std::string& name) {
        return parent.register_module(name,
                                      std::make_shared<Linear>(channels, channels, true, options));
    };
    m_query = add_linear(*this, "to_q");
    m_key = add_linear(*this, "to_k");
    m_value = add_linear(*this, "to_v");
    m_out = add_linear(*add_group(*this, "to_out"), "0");
}

at::Tensor VaeAttention::forward(at::Tensor input) const
{
    const auto tokens = to_tokens(m_norm->forward(input)).unsqueeze(1);  // One head.
    const auto attended = at::scaled_dot_product_attention(
        m_query->forward(tokens), m_key->forward(tokens), m_value->forward(tokens));
    const auto output = m_out->forward(attended.squeeze(1));
    return add_onto(std::move(input), to_picture(output, input.size(2), input.size(3)));
}

VaeMidBlock::VaeMidBlock(int64_t channels, int64_t norm_groups, const at::TensorOptions& options)
{
    const auto resnets = add_group(*this, "resnets");
    m_first = resnets->register_module(
        "0", std::make_shared<VaeResnetBlock>(channels, channels, norm_groups, options));
    m_last = resnets->register_module(
        "1", std::make_shared<VaeResnetBlock>(channels, channels, norm_groups, options));
    m_attention =
        add_group(*this, "attentions")
            ->register_module("0", std::make_shared<VaeAttention>(channels, norm_groups, options));
}

at::Tensor VaeMidBlock::forward(at::Tensor input) const
{
    return m_last->forward(m_attention->forward(m_first->forward(std::move(input))));
}

VaeLevel::VaeLevel(int64_t in, int64_t out, int64_t layers, Resampling resampling,
                   int64_t norm_groups, const at::TensorOptions& options)
    : m_resampling(resampling)
{
    const auto resnets = add_group(*this, "resnets");
    for (int64_t i = 0; i < layers; ++i)
        m_resnets.push_back(resnets->register_module(
            std::to_string(i),
            std::make_shared<VaeResnetBlock>(i == 0 ? in : out, out, norm_groups, options)));
    if (resampling == Resampling::none)
        return;
    const bool is_down = resampling == Resampling::down;
    m_resampler =
        add_group(*add_group(*this, is_down ? "downsamplers" : "upsamplers"), "0")
            ->register_module("conv", std::make_shared<Conv2d>(out, out, 3, is_down ? 2 : 1,
                                                               is_down ? 0 : 1, options));
}

at::Tensor VaeLevel::forward(at::Tensor input) const
{
    for (const auto& resnet : m_resnets)
        input = resnet->forward(std::move(input));
    switch (m_resampling) {
    case Resampling::none:
        return input;
    case Resampling::down:
        // One row and column of zeros at the bottom and right only, unlike the UNet.
        return m_resampler->forward(at::constant_pad_nd(input, {0, 1, 0, 1}));
    case Resampling::up:
        input = at::upsample_nearest2d(input, {2 * input.size(2), 2 * input.size(3)});
        return m_resampler->forward(input);
    }
    return input;
}

}  // namespace flipbook
