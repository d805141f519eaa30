// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include "flipbook/clip.h"
#include "flipbook/model_settings.h"

namespace flipbook {

// A rough picture of latents [F, C, h, w] as the sampler holds them, one pixel per latent pixel,
// by a linear map to RGB: the model's own, or where its settings name none for C channels that of
// SD 1.x latents that ComfyUI uses. Made for the predicted clean latents; reads them only.
ClipPtr latent_preview(const at::Tensor& latents, int frame_rate,
                       const ModelSettings& settings = {});

}  // namespace flipbook
