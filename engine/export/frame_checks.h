// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// Error: invalid_request if frame number `index` has another size than the clip, or if its pixels
// do not fill its size.
Result<void> check_frame(const Frame& frame, int index, Size clip_size);

// Error: invalid_request if there are none.
Result<void> check_frame_count(int frame_count);

}  // namespace flipbook
