// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <optional>

namespace flipbook {

// Products of the networks: the one place that chooses a kernel for them. A weight is plain or
// packed (packed_weights.h).

// Whether oneDNN's products take the type on this processor: fp32, and bf16 where there is AVX-512.
bool onednn_takes(at::ScalarType dtype);

// input [..., in], weight [out, in], bias [out] -> [..., out].
at::Tensor affine(const at::Tensor& input, const at::Tensor& weight,
                  const std::optional<at::Tensor>& bias);

// The same plus `term`, [..., out], which keeps its value.
at::Tensor affine_plus(const at::Tensor& input, const at::Tensor& weight,
                       const std::optional<at::Tensor>& bias, const at::Tensor& term);

struct AffineMap {
    at::Tensor weight;  // [out, in]
    at::Tensor bias;    // [out]
};

// value(input) · gelu(gate(input)), gelu by erf, [..., out]. In one matrix [2·out, in] the rows of
// the value stand above those of the gate.
at::Tensor gated_gelu(const at::Tensor& input, const AffineMap& value_and_gate);
at::Tensor gated_gelu(const at::Tensor& input, const AffineMap& value,
                      const AffineMap& gate);  // For weights that oneDNN can multiply by.

}  // namespace flipbook
