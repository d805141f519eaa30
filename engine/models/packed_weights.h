// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <functional>
#include <string>

namespace flipbook {

// Weights in the form that the processor's kernels read. From plain ones oneDNN makes its layout
// anew at every call, which costs as much as the product itself where pictures are small. What is
// packed replaces the plain weight, so that nothing lies in memory twice; the parameter keeps its
// shape and type, and reading it gives NaN. Files, adapters and training need plain weights: they
// come before packing, or fill the parameter again after make_plain().

// Which of the two a network's layers have.
enum class WeightForm { plain, packed };

// A layer with a weight that can be packed.
class PackableLayer {
public:
    virtual ~PackableLayer() = default;

    // Does nothing where there is nothing to gain: on a GPU, in fp16, without oneDNN.
    virtual void pack() = 0;

    // Drops what is packed and gives the parameter memory again, whose values are undefined.
    // Does nothing to a layer that is not packed.
    virtual void make_plain() = 0;
};

// All layers of a network, one after the other: the peak is one layer above the weights.
void pack_weights(torch::nn::Module& network);

// make_plain() of the layers for whose weight's name in the network `is_wanted` says so.
void make_plain(torch::nn::Module& network,
                const std::function<bool(const std::string& parameter)>& is_wanted);

// Whether the parameter's values are elsewhere, in the packed weight of its layer.
bool is_packed(const at::Tensor& parameter);

// What layers do so with.
bool can_pack(const at::Tensor& weight);
void free_weight(at::Tensor& weight);
void allocate_weight(at::Tensor& weight, at::MemoryFormat format = at::MemoryFormat::Contiguous);

// weight [out, in], in oneDNN's layout.
at::Tensor pack_matrix(const at::Tensor& weight);

}  // namespace flipbook
