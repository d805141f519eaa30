// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/random_models.h"

#include <cmath>

#include "core/system_memory.h"
#include "models/animatediff_motion_module.h"
#include "models/packed_weights.h"

namespace flipbook {

namespace {

void fill(torch::nn::Module& network, at::Generator& generator)
{
    for (auto& item : network.named_parameters()) {
        at::Tensor& parameter = item.value();
        if (parameter.dim() < 2) {
            // Norm weights and biases: around one, and small.
            const bool is_weight = item.key().ends_with("weight");
            parameter.uniform_(-0.1, 0.1, generator).add_(is_weight ? 1.0 : 0.0);
            continue;
        }
        const auto fan_in = static_cast<double>(parameter.numel() / parameter.size(0));
        // Uniform on ±√3·σ has the deviation σ, and is four times faster to draw than normal.
        const double bound = std::sqrt(3.0 / fan_in);
        parameter.uniform_(-bound, bound, generator);
    }
}

}  // namespace

Models random_models(bool full_size, const Placement& placement)
{
    const SeparatePages pages;
    UNetConfig unet;
    VaeConfig vae;
    TextEncoderConfig text;
    MotionModuleConfig motion;
    if (!full_size) {
        unet.block_out_channels = motion.block_out_channels = {32, 64, 32, 32};
        unet.cross_attention_dim = text.width = 16;
        vae.block_out_channels = {32, 32, 32, 32};
        text.intermediate_size = 64;
        text.layers = 3;
        text.heads = 4;
    }
    Models models;
    models.placement = placement;
    models.text_encoder = std::make_shared<TextEncoder>(text, placement.accurate_options());
    models.unet = std::make_shared<UNet>(unet, placement.options());
    models.vae = std::make_shared<Vae>(vae, placement.accurate_options());
    models.motion_module = std::make_shared<AnimateDiffMotionModule>(motion, placement.options());
    models.motion_version = motion.version;

    auto generator = at::globalContext().defaultGenerator(placement.device).clone();
    generator.set_current_seed(1);
    for (torch::nn::Module* network :
         {static_cast<torch::nn::Module*>(models.text_encoder.get()),
          static_cast<torch::nn::Module*>(models.unet.get()),
          static_cast<torch::nn::Module*>(models.vae.get()), &models.motion_module->network()})
        fill(*network, generator);
    // The shapes above fit each other by construction.
    [[maybe_unused]] const auto attached = models.unet->attach(models.motion_module);
    assert(attached);
    pack_weights(*models.unet);
    pack_weights(models.motion_module->network());
    return models;
}

}  // namespace flipbook
