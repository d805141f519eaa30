// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>

#include "models/vae.h"
#include "training/training_data.h"
#include "training/training_task.h"

namespace flipbook {

// What the latents of many pictures have in common.
struct LatentStatistics {
    at::Tensor mean;             // [C] of every channel.
    at::Tensor deviation;        // [C]
    at::Tensor preview_factors;  // [C + 1, 3], the best linear map to RGB, the last row its bias.
};

// Of the encoder's means of `count` images, multiplied by the VAE's scaling factor. Outside grad
// mode.
LatentStatistics measure_latents(const Vae& vae, const TrainingData& data, std::int64_t count,
                                 const at::TensorOptions& options);

// The VAE's tensors with latents of mean 0 and deviation 1 in every channel: shift and scale go
// into quant_conv and post_quant_conv, so the file keeps its layout and its scaling factor is 1.
// With a single factor for all, the widest channel would drown the others. The statistics are of
// latents that were not scaled.
NamedTensors with_normal_latents(const NamedTensors& tensors, const LatentStatistics& statistics);

}  // namespace flipbook
