// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <optional>

namespace flipbook {

// Matrix products of the networks: the one place that chooses a kernel for them.

// input [..., in], weight [out, in], bias [out] -> [..., out].
at::Tensor affine(const at::Tensor& input, const at::Tensor& weight,
                  const std::optional<at::Tensor>& bias);

// GEGLU (Shazeer 2020): rows 0 … n-1 of weight [2n, in] and bias [2n] make a, the others g;
// gives a · gelu(g), gelu by erf, [..., n].
at::Tensor gated_gelu(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias);

}  // namespace flipbook
