// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <functional>

namespace flipbook {

// Weights in the form that the processor's kernels read. From plain ones oneDNN makes its layout
// anew at every call, which costs as much as the product itself where pictures are small. What is
// packed replaces the plain weight, so that nothing lies in memory twice; the parameter keeps its
// shape and type, and reading it gives NaN. Files and adapters need no plain weights for it: they
// are packed as they are read, layer by layer, in the first pass through the network.

// Which of the two a network's layers have.
enum class WeightForm { plain, packed };

// A layer with a weight that can be packed. Used on one thread.
class PackableLayer {
public:
    virtual ~PackableLayer() = default;

    // Packs the values of the parameter. Does nothing where there is nothing to gain: on a GPU, in
    // fp16, without oneDNN; nor to a layer that is packed or will be.
    void pack();

    // Drops what the layer has, and packs what `read` gives when the layer is used next. That is
    // of the weight's shape and type, contiguous, on the processor.
    // Precondition: can_pack(weight) or is_packed(weight).
    void pack_later(std::function<at::Tensor()> read);

    // Does now what pack_later() has put off, if it has.
    void pack_pending() const;
    bool is_pending() const { return m_read != nullptr; }

    at::Tensor weight;

private:
    virtual void take_packed(const at::Tensor& plain) const = 0;
    virtual void drop_packed() = 0;

    mutable std::function<at::Tensor()> m_read;
};

// All layers of a network, one after the other: the peak is one layer above the weights.
void pack_weights(torch::nn::Module& network);

// Packs what the first pass would: the layers that are pending.
void pack_pending(const torch::nn::Module& network);

// What the weights of pending layers will take, in bytes.
std::uint64_t pending_bytes(const torch::nn::Module& network);

// Whether the parameter's values are elsewhere, in the packed weight of its layer.
bool is_packed(const at::Tensor& parameter);

// Whether there is something to gain by packing a plain weight.
bool can_pack(const at::Tensor& weight);

// weight [out, in], in the order of the matrix unit (tile_products.h) or else oneDNN's layout.
at::Tensor pack_matrix(const at::Tensor& weight);

}  // namespace flipbook
