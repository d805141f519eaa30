// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

namespace flipbook {

// Group norm with its gradient for pictures as tokens [N, L, C] on the processor, contiguous, fp32
// or fp64; statistics per N and group in two passes. Composed of Torch's operators the two
// directions would walk some twenty times over the memory, and Torch's own kernel loses digits for
// this layout and takes five times longer backwards.
at::Tensor trained_group_norm(const at::Tensor& tokens, int64_t groups, const at::Tensor& weight,
                              const at::Tensor& bias, double eps);

}  // namespace flipbook
