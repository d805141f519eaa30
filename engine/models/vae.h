// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <memory>
#include <vector>

#include "models/vae_blocks.h"

namespace flipbook {

// The defaults are those of SD 1.5.
struct VaeConfig {
    int64_t picture_channels = 3;
    int64_t latent_channels = 4;
    std::vector<int64_t> block_out_channels{128, 256, 512, 512};
    int64_t layers_per_block = 2;
    int64_t norm_groups = 32;
    double scaling_factor = 0.18215;  // Latents of the UNet are the VAE's times this.

    // Pixels per latent pixel, in each direction.
    int64_t scale() const { return int64_t{1} << (block_out_channels.size() - 1); }

    bool operator==(const VaeConfig&) const = default;
};

// The normal distribution over latents that the encoder finds, not multiplied by scaling_factor.
struct LatentDistribution {
    at::Tensor mean;    // [n, latent_channels, h, w]
    at::Tensor logvar;  // Same shape, -30 … 20; a sample is mean + exp(logvar / 2) · noise.
};

// The variational autoencoder of Stable Diffusion (Rombach et al. 2022), with the parameter names
// of diffusers' AutoencoderKL. Computes channels-last. Works with autograd; with grad mode off it
// overwrites its intermediate results, which keeps the decode of a 512×512 picture in fp32 below
// 1.5 GB. Used by the engine thread only.
class Vae : public torch::nn::Module {
public:
    Vae(const VaeConfig& config, const at::TensorOptions& options);

    // Pictures [n, 3, h·scale, w·scale], -1 … 1, to the distribution of their latents.
    LatentDistribution encode(const at::Tensor& pictures) const;

    // Latents [n, 4, h, w] as the UNet has them, that is multiplied by scaling_factor, to pictures
    // [n, 3, h·scale, w·scale], about -1 … 1 and not clamped.
    at::Tensor decode(const at::Tensor& latents) const;

    const VaeConfig& config() const { return m_config; }

private:
    class Encoder;
    class Decoder;

    VaeConfig m_config;
    std::shared_ptr<Encoder> m_encoder;
    std::shared_ptr<Decoder> m_decoder;
    std::shared_ptr<Conv2d> m_quant_conv, m_post_quant_conv;
};

}  // namespace flipbook
