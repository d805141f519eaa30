// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/latent_preview.h"

#include <vector>

#include "models/frames.h"

namespace flipbook {

namespace {

// Rows are latent channels, columns R, G and B in -1 … 1; the last row is what is added.
at::Tensor preview_factors(const ModelSettings& settings, int64_t channels)
{
    if (static_cast<int64_t>(settings.preview_factors.size()) != channels)
        return at::tensor({0.3512F, 0.2297F, 0.3227F, 0.3250F, 0.4974F, 0.2350F, -0.2829F, 0.1762F,
                           0.2721F, -0.2120F, -0.2616F, -0.7177F, 0.0F, 0.0F, 0.0F})
            .view({5, 3});
    std::vector<double> values;
    for (const auto& row : settings.preview_factors)
        values.insert(values.end(), row.begin(), row.end());
    values.insert(values.end(), settings.preview_bias.begin(), settings.preview_bias.end());
    return at::tensor(values, at::kFloat).view({-1, 3});
}

}  // namespace

ClipPtr latent_preview(const at::Tensor& latents, int frame_rate, const ModelSettings& settings)
{
    const int64_t channels = latents.size(1);
    const at::Tensor factors = preview_factors(settings, channels);
    const at::Tensor clean = latents.to(at::kCPU, at::kFloat).permute({0, 2, 3, 1});
    const at::Tensor colours =
        at::matmul(clean, factors.narrow(0, 0, channels)) + factors.select(0, channels);
    auto clip = std::make_shared<Clip>();
    clip->frame_rate = frame_rate;
    clip->frames = to_frames(colours.permute({0, 3, 1, 2}));
    return clip;
}

}  // namespace flipbook
