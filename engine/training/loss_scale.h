// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include "training/training_task.h"

namespace flipbook {

// What the loss is multiplied by so that fp16 gradients do not vanish (Micikevicius et al. 2018,
// "Mixed Precision Training"): halved when gradients overflow, whose step is left out, doubled
// after 2000 steps without. Other types have the range of fp32 and need none.
class LossScale {
public:
    explicit LossScale(at::ScalarType dtype);

    double value() const;

    // Whether the step counts: its gradients are finite, or no smaller scale would help.
    bool accept(bool is_finite);

    // What has to be kept, nothing where there is no scale. Shared: writing sets it.
    NamedTensors state() const;

private:
    at::Tensor m_state;  // [2] fp32: the scale, steps since it changed. Undefined without a scale.
};

}  // namespace flipbook
