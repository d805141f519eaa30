// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <array>

#include "models/convolution_kernels.h"
#include "models/winograd_tiles.h"

namespace flipbook {

// A 3×3 convolution of stride 1 and padding 1 by Winograd's F(2×2, 3×3): tiles of 2×2 output
// pixels take 16 multiplications a pair of channels instead of 36 (Lavin and Gray 2015). Sixteen
// products [tiles, in] × [in, out] between two cheap transforms. fp32; its rounding errors are
// about twice those of the direct sum. Tiles are worked on in runs whose values stay in the cache.
class WinogradKernel : public PackedKernel {
public:
    // weight [out, in, 3, 3]; `in` and `out` are multiples of winograd_channel_block.
    explicit WinogradKernel(const at::Tensor& weight);

    at::Tensor convolve(const at::Tensor& input, const at::Tensor& bias) const override;

private:
    int64_t m_out;
    std::array<at::Tensor, winograd_points> m_weights;  // Packed [out, in], one for each point.
};

}  // namespace flipbook
