// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <vector>

#include "flipbook/clip.h"

namespace flipbook {

// Pictures [n, 3, h, w] as the VAE decodes them, -1 … 1, any device, dtype and layout, to 8-bit
// frames: clamp(x/2 + 0.5, 0, 1) · 255, rounded half to even; `is_deep` adds the same · 65535.
// Precondition: no value is NaN.
std::vector<Frame> to_frames(const at::Tensor& pictures, bool is_deep = false);

// The other way: fp32 [n, 3, h, w] on the CPU, -1 … 1. Precondition: at least one frame, and all
// have the same size.
at::Tensor from_frames(const std::vector<Frame>& frames);

}  // namespace flipbook
