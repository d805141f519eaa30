// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/frame_filters.h"

namespace flipbook {

// Compiled instead of frame_filters.cpp where FLIPBOOK_MEDIA is off.
Result<std::vector<Frame>> resized(const std::vector<Frame>& /*pictures*/, Size /*size*/,
                                   Resizing /*filter*/)
{
    return Error{ErrorCode::unsupported_format,
                 "This build without FFmpeg writes clips in their own size only."};
}

Result<std::vector<Frame>> interpolated(const std::vector<Frame>& /*pictures*/, int /*factor*/)
{
    return Error{ErrorCode::unsupported_format,
                 "This build without FFmpeg cannot interpolate frames."};
}

}  // namespace flipbook
