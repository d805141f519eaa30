// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/models.h"

namespace flipbook {

std::uint64_t parameter_bytes(const torch::nn::Module& network)
{
    std::uint64_t bytes = 0;
    for (const at::Tensor& parameter : network.parameters())
        bytes += parameter.nbytes();
    return bytes;
}

std::uint64_t Models::weight_bytes() const
{
    std::uint64_t further = 0;
    for (const auto& module : further_modules)
        further += parameter_bytes(module->network());
    return further + (text_encoder ? parameter_bytes(*text_encoder) : 0)
           + (unet ? parameter_bytes(*unet) : 0) + (vae ? parameter_bytes(*vae) : 0)
           + (motion_module ? parameter_bytes(motion_module->network()) : 0);
}

}  // namespace flipbook
