// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <optional>

#include "models/convolution_kernels.h"

namespace flipbook {

// Layers on the matrix unit of Intel's processors (tile_kernels.h), fp32, without gradients. What a
// row or pixel becomes does not depend on those beside it.

// Whether a weight [out, in, …] can be multiplied there: the processor has the unit, `out` and
// `in` are multiples of 32.
bool suits_tiles(const at::Tensor& weight);

// weight [out, in] -> [out / 16, in / 32, 16, 2, 16], nothing but another order of its values.
at::Tensor pack_tile_matrix(const at::Tensor& weight);
bool is_tile_matrix(const at::Tensor& weight);

// What is done with a product before it is written: gelu by erf, times `factor`, plus `addend`,
// both [..., out] or undefined.
struct TileFinish {
    bool has_gelu = false;
    at::Tensor factor, addend;
};

// input [..., in], weight of pack_tile_matrix(), bias [out] -> [..., out].
at::Tensor tile_linear(const at::Tensor& input, const at::Tensor& weight,
                       const std::optional<at::Tensor>& bias, const TileFinish& finish = {});

// A direct convolution: every place of the kernel is a matrix, and multiplies the pixels that lie
// there as seen from the output's.
class TileConvolution : public PackedKernel {
public:
    // weight [out, in, k, k]; suits_tiles(weight).
    TileConvolution(const at::Tensor& weight, int64_t stride, int64_t padding);

    at::Tensor convolve(const at::Tensor& input, const at::Tensor& bias) const override;

private:
    int64_t m_side, m_stride, m_padding;
    at::Tensor m_weight;  // [k·k·out / 16, in / 32, 16, 2, 16]
};

}  // namespace flipbook
