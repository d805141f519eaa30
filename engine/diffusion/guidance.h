// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

namespace flipbook {

// Whether classifier-free guidance changes anything: otherwise only the positive pass is run and
// the negative prompt has no effect.
inline bool uses_guidance(double scale)
{
    return scale > 1.0;
}

// negative + scale · (positive - negative), Ho and Salimans 2022, "Classifier-Free Diffusion
// Guidance"; the positive prediction itself where !uses_guidance(scale). Of any shape, both of
// one; the result is fp32.
//
// rescale, 0 … 1, blends in the same with the standard deviation of the positive prediction, taken
// over everything given, all frames jointly as diffusers does (Lin et al. 2023, "Common Diffusion
// Noise Schedules and Sample Steps are Flawed", equations 14 to 16).
at::Tensor guided(const at::Tensor& negative, const at::Tensor& positive, double scale,
                  double rescale = 0.0);

}  // namespace flipbook
