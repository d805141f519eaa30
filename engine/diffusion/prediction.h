// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/noise_schedule.h"
#include "diffusion/scheduler.h"

namespace flipbook {

// The two things a network's output says about a sample = signal · clean + noise · unit normal:
// the clean sample and the unit noise. The level may have any scale (1 and σ
// for samples of k-diffusion); v prediction is always meant for the variance preserving sample.
// The output may have a lower precision; results have the sample's dtype.
// Preconditions: signal > 0 for epsilon, noise > 0 for predicted_noise() of `sample`.
at::Tensor predicted_clean(PredictionType prediction, const at::Tensor& output,
                           const at::Tensor& sample, NoiseLevel level);
at::Tensor predicted_noise(PredictionType prediction, const at::Tensor& output,
                           const at::Tensor& sample, NoiseLevel level);

}  // namespace flipbook
