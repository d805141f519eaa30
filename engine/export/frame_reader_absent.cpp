// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/utf8_path.h"
#include "export/frame_reader.h"

namespace flipbook {

Result<std::vector<Frame>> read_frames(const std::filesystem::path& file, int /*short_side*/,
                                       int /*most_frames*/)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(file) + " cannot be read: this program was built without FFmpeg."};
}

}  // namespace flipbook
