// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace flipbook {

// The two texts of a clip in Exif 2.32 (CIPA DC-008, 4.6). libexif ends at the 64 kB of a JPEG
// segment, which a long prompt in UTF-16 exceeds; a WebP's chunk has no such end.
struct ExifTexts {
    std::optional<std::string> description;   // Tag 0x010E. UTF-8, of which Exif knows ASCII only.
    std::optional<std::string> user_comment;  // Tag 0x9286, as A1111 writes it: UTF-16, big-endian.
    // The graph that ComfyUI writes as "prompt:{…}" into tag 0x0110 or one before it; only read.
    std::optional<std::string> comfyui_prompt = {};
};

// A TIFF of two directories, big-endian.
std::vector<std::uint8_t> write_exif(const ExifTexts& texts);

// With or without "Exif\0\0" before the TIFF, in either byte order. Never reads beyond `bytes`;
// what is damaged or of another form is absent.
ExifTexts read_exif(std::span<const std::uint8_t> bytes);

}  // namespace flipbook
