// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/prediction.h"

#include <cmath>

namespace flipbook {

at::Tensor predicted_clean(PredictionType prediction, const at::Tensor& output,
                           const at::Tensor& sample, NoiseLevel level)
{
    const at::Tensor precise = output.to(sample.scalar_type());
    if (prediction == PredictionType::sample)
        return precise;
    if (prediction == PredictionType::epsilon)
        return (sample - level.noise * precise) / level.signal;
    const double scale = std::hypot(level.signal, level.noise);
    return sample * (level.signal / (scale * scale)) - precise * (level.noise / scale);
}

at::Tensor predicted_noise(PredictionType prediction, const at::Tensor& output,
                           const at::Tensor& sample, NoiseLevel level)
{
    const at::Tensor precise = output.to(sample.scalar_type());
    if (prediction == PredictionType::epsilon)
        return precise;
    if (prediction == PredictionType::sample)
        return (sample - level.signal * precise) / level.noise;
    const double scale = std::hypot(level.signal, level.noise);
    return sample * (level.noise / (scale * scale)) + precise * (level.signal / scale);
}

}  // namespace flipbook
