// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cmath>
#include <string>

#include "models/checkpoint_tensors.h"

namespace flipbook {

// Values for a tensor from its name and shape alone: the same in every
// program that follows the rule, so whole networks can be compared without a file.
inline at::Tensor deterministic_weight(const std::string& name, at::IntArrayRef shape)
{
    const auto tensor = at::empty(shape, at::kFloat);
    const int64_t count = tensor.numel();
    int sum = 0;
    for (const char letter : name)
        sum += static_cast<unsigned char>(letter);
    const double phase = (sum % 97) / 10.0;
    const double scale =
        shape.size() < 2 ? 0.05 : 1.0 / std::sqrt(static_cast<double>(count / shape[0]));
    const bool is_norm =
        shape.size() < 2 && name.find("norm") != std::string::npos && name.ends_with("weight");
    auto* values = tensor.data_ptr<float>();
    for (int64_t i = 0; i < count; ++i) {
        const double wave = std::sin(0.7 * static_cast<double>(i) + phase);
        values[i] = static_cast<float>(is_norm ? 1 + 0.1 * wave : scale * wave);
    }
    return tensor;
}

// Fills every parameter by its name in checkpoints.
inline void fill_deterministically(const torch::nn::Module& network)
{
    for (const auto& [name, parameter] : checkpoint_tensors(network))
        parameter.copy_(deterministic_weight(name, parameter.sizes()));
}

// sin(step · i) or cos(step · i) over the flat index, the inputs of the same section.
inline at::Tensor sine_wave(double step, at::IntArrayRef shape)
{
    const auto tensor = at::arange(c10::multiply_integers(shape), at::kDouble);
    return at::sin(tensor * step).to(at::kFloat).view(shape);
}

inline at::Tensor cosine_wave(double step, at::IntArrayRef shape)
{
    const auto tensor = at::arange(c10::multiply_integers(shape), at::kDouble);
    return at::cos(tensor * step).to(at::kFloat).view(shape);
}

}  // namespace flipbook
