// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include "flipbook/clip.h"

namespace flipbook {

// A rough picture of latents [F, 4, h, w] as the sampler holds them, one pixel per latent pixel,
// by the linear map of SD 1.x latents to RGB that ComfyUI uses. Made for the predicted clean
// latents; reads them only.
ClipPtr latent_preview(const at::Tensor& latents, int frame_rate);

}  // namespace flipbook
