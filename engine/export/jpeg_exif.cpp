// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/jpeg_exif.h"

#include <algorithm>
#include <array>

namespace flipbook {

namespace {

constexpr std::uint8_t marker_begin = 0xFF, start_of_image = 0xD8, app1 = 0xE1,
                       start_of_scan = 0xDA;

}  // namespace

bool is_jpeg(std::span<const std::uint8_t> bytes)
{
    return bytes.size() >= 3 && bytes[0] == marker_begin && bytes[1] == start_of_image
           && bytes[2] == marker_begin;
}

ExifTexts read_jpeg_texts(std::span<const std::uint8_t> bytes)
{
    constexpr std::array<std::uint8_t, 6> exif{'E', 'x', 'i', 'f', 0, 0};
    constexpr std::size_t overhead = 4;  // Marker and length, which counts itself.
    for (auto rest = bytes.subspan(std::min<std::size_t>(bytes.size(), 2));
         rest.size() >= overhead && rest[0] == marker_begin && rest[1] != start_of_scan;) {
        const std::size_t size = std::size_t{rest[2]} << 8U | rest[3];
        if (size < 2 || size > rest.size() - 2)
            break;
        const auto content = rest.subspan(overhead, size - 2);
        if (rest[1] == app1 && content.size() >= exif.size()
            && std::equal(exif.begin(), exif.end(), content.begin()))
            return read_exif(content);
        rest = rest.subspan(2 + size);
    }
    return {};
}

}  // namespace flipbook
