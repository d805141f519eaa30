// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/webp_texts.h"

namespace flipbook {

// Compiled instead of webp_texts.cpp where FLIPBOOK_MEDIA is off.
Result<ExifTexts> read_webp_texts(std::span<const std::uint8_t> /*bytes*/, const std::string& name)
{
    return Error{ErrorCode::unsupported_format,
                 name + " is a WebP, which this build without libwebp cannot read."};
}

}  // namespace flipbook
