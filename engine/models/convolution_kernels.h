// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <memory>

namespace flipbook {

// A convolution's weight in the form that its kernel reads, for a processor. Immutable.
class PackedKernel {
public:
    virtual ~PackedKernel() = default;

    // [N, in, h, w] -> [N, out, h', w'], channels-last; bias [out].
    virtual at::Tensor convolve(const at::Tensor& input, const at::Tensor& bias) const = 0;
};

// The pictures of a layer, compared with those of other layers of so many channels.
enum class PictureSize { usual, enlarged };

// The form that is fastest for this weight [out, in, k, k], channels-last:
//
// k = 1              a product of pixels and weights. oneDNN's layouts for such a convolution
//                    depend on the picture's size, and another size costs a slow conversion.
// k = 3, stride 1    Winograd's F(2×2, 3×3) (winograd_kernel.h) in fp32, where `in` times `out` is
//                    small enough for 16 values in the place of 9 to be no burden, which is
//                    more for pictures that were just enlarged.
// else               a direct convolution: on the matrix unit where there is one
//                    (tile_products.h), or oneDNN's with blocked weights.
std::unique_ptr<PackedKernel> pack_kernel(const at::Tensor& weight, int64_t stride, int64_t padding,
                                          PictureSize pictures = PictureSize::usual);

}  // namespace flipbook
