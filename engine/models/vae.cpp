// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vae.h"

#include <utility>

namespace flipbook {

namespace {

constexpr double norm_eps = 1e-6;

std::shared_ptr<GroupNorm> make_norm(const VaeConfig& config, int64_t channels,
                                     const at::TensorOptions& options)
{
    return std::make_shared<GroupNorm>(config.norm_groups, channels, norm_eps, options);
}

std::shared_ptr<Conv2d> make_conv(int64_t in, int64_t out, const at::TensorOptions& options)
{
    return std::make_shared<Conv2d>(in, out, 3, 1, 1, options);
}

}  // namespace

class Vae::Encoder : public torch::nn::Module {
public:
    Encoder(const VaeConfig& config, const at::TensorOptions& options)
    {
        const auto& channels = config.block_out_channels;
        m_conv_in = register_module("conv_in",
                                    make_conv(config.picture_channels, channels.front(), options));
        const auto levels = register_module("down_blocks", std::make_shared<torch::nn::Module>());
        for (std::size_t i = 0; i < channels.size(); ++i)
            m_levels.push_back(levels->register_module(
                std::to_string(i),
                std::make_shared<VaeLevel>(
                    channels[i == 0 ? 0 : i - 1], channels[i], config.layers_per_block,
                    i + 1 < channels.size() ? Resampling::down : Resampling::none,
                    config.norm_groups, options)));
        m_mid_block = register_module(
            "mid_block",
            std::make_shared<VaeMidBlock>(channels.back(), config.norm_groups, options));
        m_norm = register_module("conv_norm_out", make_norm(config, channels.back(), options));
        m_conv_out = register_module(
            "conv_out", make_conv(channels.back(), 2 * config.latent_channels, options));
    }

    at::Tensor forward(const at::Tensor& pictures) const
    {
        auto hidden = m_conv_in->forward(pictures);
        for (const auto& level : m_levels)
            hidden = level->forward(std::move(hidden));
        hidden = m_mid_block->forward(std::move(hidden));
        hidden = normed_silu(*m_norm, hidden);
        return m_conv_out->forward(hidden);
    }

private:
    std::shared_ptr<Conv2d> m_conv_in, m_conv_out;
    std::vector<std::shared_ptr<VaeLevel>> m_levels;
    std::shared_ptr<VaeMidBlock> m_mid_block;
    std::shared_ptr<GroupNorm> m_norm;
};

class Vae::Decoder : public torch::nn::Module {
public:
    Decoder(const VaeConfig& config, const at::TensorOptions& options)
    {
        // The encoder's levels backwards, with one more layer each.
        const std::vector<int64_t> channels(config.block_out_channels.rbegin(),
                                            config.block_out_channels.rend());
        m_conv_in = register_module("conv_in",
                                    make_conv(config.latent_channels, channels.front(), options));
        m_mid_block = register_module(
            "mid_block",
            std::make_shared<VaeMidBlock>(channels.front(), config.norm_groups, options));
        const auto levels = register_module("up_blocks", std::make_shared<torch::nn::Module>());
        for (std::size_t i = 0; i < channels.size(); ++i)
            m_levels.push_back(levels->register_module(
                std::to_string(i),
                std::make_shared<VaeLevel>(
                    channels[i == 0 ? 0 : i - 1], channels[i], config.layers_per_block + 1,
                    i + 1 < channels.size() ? Resampling::up : Resampling::none, config.norm_groups,
                    options)));
        m_norm = register_module("conv_norm_out", make_norm(config, channels.back(), options));
        m_conv_out = register_module("conv_out",
                                     make_conv(channels.back(), config.picture_channels, options));
    }

    at::Tensor forward(const at::Tensor& latents) const
    {
        auto hidden = m_mid_block->forward(m_conv_in->forward(latents));
        for (const auto& level : m_levels)
            hidden = level->forward(std::move(hidden));
        hidden = normed_silu(*m_norm, hidden);
        return m_conv_out->forward(hidden);
    }

private:
    std::shared_ptr<Conv2d> m_conv_in, m_conv_out;
    std::shared_ptr<VaeMidBlock> m_mid_block;
    std::vector<std::shared_ptr<VaeLevel>> m_levels;
    std::shared_ptr<GroupNorm> m_norm;
};

Vae::Vae(const VaeConfig& config, const at::TensorOptions& options) : m_config(config)
{
    m_encoder = register_module("encoder", std::make_shared<Encoder>(config, options));
    m_decoder = register_module("decoder", std::make_shared<Decoder>(config, options));
    const int64_t latents = config.latent_channels;
    m_quant_conv = register_module(
        "quant_conv", std::make_shared<Conv2d>(2 * latents, 2 * latents, 1, 1, 0, options));
    m_post_quant_conv = register_module(
        "post_quant_conv", std::make_shared<Conv2d>(latents, latents, 1, 1, 0, options));
}

LatentDistribution Vae::encode(const at::Tensor& pictures) const
{
    const auto input = pictures.contiguous(at::MemoryFormat::ChannelsLast);
    const auto moments = m_quant_conv->forward(m_encoder->forward(input)).chunk(2, 1);
    return {moments[0], moments[1].clamp(-30, 20)};
}

at::Tensor Vae::decode(const at::Tensor& latents) const
{
    const auto input =
        (latents / m_config.scaling_factor).contiguous(at::MemoryFormat::ChannelsLast);
    return m_decoder->forward(m_post_quant_conv->forward(input));
}

}  // namespace flipbook
