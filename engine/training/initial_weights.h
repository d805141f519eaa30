// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>

namespace flipbook {

// Weights to begin with: matrices and convolutions uniform on ±1/√fan-in (He et al. 2015 with a =
// √5, as PyTorch begins), their biases 0, norms 1 and 0, embeddings normal with deviation 0.02.
// Drawn on the CPU, the same for a seed on every device.
void set_initial_weights(torch::nn::Module& network, std::uint64_t seed);

// The output projections of a motion module, so that it changes nothing at first.
void clear_output_projections(torch::nn::Module& motion_module);

// Lets the parameters of a network learn.
void make_trainable(torch::nn::Module& network);

}  // namespace flipbook
