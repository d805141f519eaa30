// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/frame_checks.h"

#include <string>

namespace flipbook {

static std::string to_text(Size size)
{
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

Result<void> check_frame(const Frame& frame, int index, Size clip_size)
{
    const std::string name = "Frame " + std::to_string(index);
    if (frame.size != clip_size)
        return Error{ErrorCode::invalid_request, name + " has " + to_text(frame.size)
                                                     + " pixels, but its clip has "
                                                     + to_text(clip_size) + "."};
    const std::size_t expected =
        static_cast<std::size_t>(clip_size.width) * static_cast<std::size_t>(clip_size.height) * 3;
    if (frame.pixels.size() != expected)
        return Error{ErrorCode::invalid_request,
                     name + " holds " + std::to_string(frame.pixels.size()) + " bytes, but "
                         + to_text(clip_size) + " pixels need " + std::to_string(expected) + "."};
    if (!frame.deep_pixels.empty() && frame.deep_pixels.size() != expected)
        return Error{ErrorCode::invalid_request,
                     name + " has " + std::to_string(frame.deep_pixels.size())
                         + " values of 16 bits, but " + to_text(clip_size) + " pixels need "
                         + std::to_string(expected) + "."};
    return {};
}

Result<void> check_frame_count(int frame_count)
{
    if (frame_count < 1)
        return Error{ErrorCode::invalid_request, "A clip without frames cannot be exported."};
    return {};
}

}  // namespace flipbook
