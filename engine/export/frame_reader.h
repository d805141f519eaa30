// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// The frames of a video, an animation or a picture in any form that FFmpeg decodes, the first
// `most_frames` of them, scaled so that the shorter side has `short_side` pixels. Transparency is
// dropped. May be called by several threads at a time.
// Errors: not_found; corrupt, naming the file, where it cannot be opened or decoded to its end or
// holds no picture; unsupported_format in a program built without FFmpeg.
Result<std::vector<Frame>> read_frames(const std::filesystem::path& file, int short_side,
                                       int most_frames);

}  // namespace flipbook
