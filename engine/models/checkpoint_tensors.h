// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <string>
#include <utility>
#include <vector>

namespace flipbook {

// Every parameter of a network under the name it has in a checkpoint of diffusers' layout, in the
// order of registration. Networks fuse projections that share their input into one matrix; here
// its parts appear by themselves: `….to_qkv.weight` [3C, C] as three views of rows,
// `….to_q.weight`, `….to_k.weight`, `….to_v.weight`, and `….to_kv.weight` [2C, X] as two.
//
// Precondition: the network is not packed (packed_weights.h).
// The tensors share the storage of the parameters and have no autograd history: writing into one
// sets the weight, also of a network that is being trained. They stay valid while the network
// does. The 1×1 convolutions of the spatial transformers (`proj_in`, `proj_out`, stored as
// [C, C, 1, 1] by SD 1.x) are linear layers here: [C, C], the same elements in the same order.
std::vector<std::pair<std::string, at::Tensor>>
checkpoint_tensors(const torch::nn::Module& network);

// The names in a checkpoint of one parameter of a network: its own, or those of its parts.
std::vector<std::string> checkpoint_names(const std::string& parameter);

}  // namespace flipbook
