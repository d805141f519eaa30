// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "export/exif.h"

namespace flipbook {

bool is_jpeg(std::span<const std::uint8_t> bytes);

// The Exif texts of a JPEG (Exif 2.32, 4.5.4: the first segment APP1 that begins with "Exif"), of
// which there may be none. Never reads beyond `bytes`; stops at the pixels and at what is damaged.
ExifTexts read_jpeg_texts(std::span<const std::uint8_t> bytes);

}  // namespace flipbook
