// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>

#include "flipbook/result.h"
#include "models/unet.h"
#include "training/objective.h"

namespace flipbook {

struct SampleOptions {
    std::int64_t count = 16;
    std::int64_t steps = 25;
    double guidance_scale = 3.0;
    std::uint64_t seed = 1;
};
void read_options(JsonReader& reader, SampleOptions& options);

// Clips from a denoiser in training, by DDIM with guidance, all prompts at once. `embeddings`
// [2n, S, width]: rows of the n empty prompts, then those of the prompts. `shape` is that of the
// latents of all, [n·F, C, h, w]. Outside grad mode.
Result<at::Tensor> sample_latents(const UNet& unet, const at::Tensor& embeddings,
                                  at::IntArrayRef shape, const NetworkContext& context,
                                  const ObjectiveOptions& objective, const SampleOptions& options);

}  // namespace flipbook
