// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/latent_preview.h"

#include "models/frames.h"

namespace flipbook {

ClipPtr latent_preview(const at::Tensor& latents, int frame_rate)
{
    // Rows are latent channels, columns R, G and B in -1 … 1.
    const at::Tensor factors =
        at::tensor({0.3512F, 0.2297F, 0.3227F, 0.3250F, 0.4974F, 0.2350F, -0.2829F, 0.1762F,
                    0.2721F, -0.2120F, -0.2616F, -0.7177F})
            .view({4, 3});
    const at::Tensor clean = latents.to(at::kCPU, at::kFloat).permute({0, 2, 3, 1});
    auto clip = std::make_shared<Clip>();
    clip->frame_rate = frame_rate;
    clip->frames = to_frames(at::matmul(clean, factors).permute({0, 3, 1, 2}));
    return clip;
}

}  // namespace flipbook
