// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "export/exif.h"
#include "flipbook/result.h"

namespace flipbook {

// Puts the texts into the WebP's Exif chunk. Errors: corrupt, out_of_memory.
Result<void> insert_webp_texts(std::vector<std::uint8_t>& webp, const ExifTexts& texts);

// The texts of the Exif chunk, if there is one. Error: corrupt, with the file's `name` in its
// message; unsupported_format in a build without libwebp.
Result<ExifTexts> read_webp_texts(std::span<const std::uint8_t> bytes, const std::string& name);

}  // namespace flipbook
