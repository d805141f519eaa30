// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/utf8_path.h"
#include "export/media_tags.h"

namespace flipbook {

// Compiled instead of media_tags.cpp where FLIPBOOK_MEDIA is off.
Result<MediaTags> read_media_tags(const std::filesystem::path& path, const char* /*demuxer*/)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(path) + " is a video, which this build without FFmpeg cannot read."};
}

}  // namespace flipbook
