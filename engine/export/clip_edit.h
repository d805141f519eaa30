// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "flipbook/exporter.h"

namespace flipbook {

// The pictures that an edit leaves of a clip, and in which order they are shown.
struct EditedClip {
    std::vector<Frame> pictures;
    std::vector<int> order;  // Numbers of pictures, one for each frame of the file.
    int frame_rate = 8;
};

// Errors: invalid_request where the edit does not fit the clip, naming the field; out_of_memory;
// unsupported_format for sizes and interpolation in a build without FFmpeg.
// Precondition: the clip has frames.
Result<EditedClip> edited(const Clip& clip, const ClipEdit& edit);

}  // namespace flipbook
