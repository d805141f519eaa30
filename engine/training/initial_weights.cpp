// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/initial_weights.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <string>

namespace flipbook {

void set_initial_weights(torch::nn::Module& network, std::uint64_t seed)
{
    constexpr double embedding_deviation = 0.02;
    const at::NoGradGuard no_grad;
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (auto& item : network.named_parameters()) {
        const std::string& name = item.key();
        at::Tensor& parameter = item.value();
        at::Tensor values = at::empty(parameter.sizes(), at::kFloat);
        if (parameter.dim() < 2) {
            values.fill_(name.ends_with("weight") ? 1.0 : 0.0);
        } else if (name.find("embedding.weight") != std::string::npos) {
            values.normal_(0.0, embedding_deviation, generator);
        } else {
            const auto fan_in = static_cast<double>(parameter.numel() / parameter.size(0));
            const double bound = 1.0 / std::sqrt(fan_in);
            values.uniform_(-bound, bound, generator);
        }
        parameter.copy_(values);
    }
}

void clear_output_projections(torch::nn::Module& motion_module)
{
    const at::NoGradGuard no_grad;
    for (auto& item : motion_module.named_parameters())
        if (item.key().find(".proj_out.") != std::string::npos)
            item.value().zero_();
}

void make_trainable(torch::nn::Module& network)
{
    for (at::Tensor& parameter : network.parameters())
        parameter.requires_grad_(true);
}

}  // namespace flipbook
