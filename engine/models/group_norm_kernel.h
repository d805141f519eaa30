// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

namespace flipbook {

// Group norm of pictures as tokens [N, L, C] on the processor, fp32, without gradient; statistics
// per N and group in two passes: mean, then the squares of what is left. Torch's kernel for
// channels-last subtracts the squared mean from the mean square instead, which loses four digits
// where a group's mean is much larger than its deviation. The bits do not depend on the number of
// threads.
at::Tensor group_norm_kernel(const at::Tensor& tokens, int64_t groups, const at::Tensor& weight,
                             const at::Tensor& bias, double eps);

}  // namespace flipbook
