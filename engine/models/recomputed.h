// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <functional>
#include <vector>

namespace flipbook {

using TensorWork = std::function<at::Tensor(const std::vector<at::Tensor>& inputs)>;

// work(inputs), of which only the inputs are kept for the backward pass; what lies between comes
// from doing the work again there (Chen et al. 2016, "Training Deep Nets with Sublinear Memory
// Cost"). `parameters` are all that learn and that the work uses besides its inputs. The work must
// give the same each time, must leave its inputs as they are in grad mode, and is kept with all it
// holds until the backward pass. In grad mode.
at::Tensor recomputed(TensorWork work, const std::vector<at::Tensor>& inputs,
                      const std::vector<at::Tensor>& parameters);

// Those parameters that learn, at the end of `all`.
void append_learning(const std::vector<at::Tensor>& parameters, std::vector<at::Tensor>& all);

}  // namespace flipbook
