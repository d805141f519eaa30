// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>

namespace flipbook {

// What a LoRA learns beside a weight [out, in] that stays as it is: scale · up·down (Hu et al.
// 2021, "LoRA"). Where `parts` projections are fused into one weight, each has its own change, for
// files know them one by one.
class LowRankChange : public torch::nn::Module {
public:
    LowRankChange(int64_t in, int64_t out, int64_t parts, int64_t rank, double scale,
                  const at::TensorOptions& options);

    // [..., in] -> [..., out], to be added to what the weight gives.
    at::Tensor forward(const at::Tensor& input) const;

    int64_t parts() const { return m_parts; }
    double scale() const { return m_scale; }

    at::Tensor down;  // [parts · rank, in]
    at::Tensor up;    // [out, rank]

private:
    int64_t m_parts;
    double m_scale;
};

}  // namespace flipbook
