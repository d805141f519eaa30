// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/clip.h"
#include "flipbook/request.h"

namespace flipbook {

// A disc that crosses the picture once, on a gradient; colours and path follow from the seed, the
// same for every size. `noise` 0 … 1 mixes in grain: previews begin as noise.
ClipPtr draw_mock_clip(const GenerationRequest& request, Size size, double noise);

}  // namespace flipbook
