// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "flipbook/exporter.h"

namespace flipbook {

// Pictures of another size: Lanczos, or each pixel as a block. Precondition: all have one size.
Result<std::vector<Frame>> resized(const std::vector<Frame>& pictures, Size size, Resizing filter);

// `factor` pictures for every step from one to the next: those that are there and, between them,
// FFmpeg's minterpolate along estimated motion. 1 + factor * (n - 1) of n.
Result<std::vector<Frame>> interpolated(const std::vector<Frame>& pictures, int factor);

}  // namespace flipbook
