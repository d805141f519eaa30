// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// PNG as in the W3C recommendation, third edition: as much of it as frames and their text need.

bool is_png(std::span<const std::uint8_t> bytes);

// The frame as a PNG file, 8 bits a channel, RGB. Error: out_of_memory.
Result<std::vector<std::uint8_t>> encode_png(const Frame& frame);

// Puts a text chunk before the first frame, where readers that stop at the pixels still see it:
// tEXt for ASCII, otherwise uncompressed iTXt, as Pillow does. `key` has 1 to 79 ASCII letters.
// Precondition: `png` is well-formed.
void insert_png_text(std::vector<std::uint8_t>& png, const std::string& key,
                     const std::string& text);

// The UTF-8 text of the first tEXt, zTXt, iTXt or comf chunk with this key, if there is one;
// compressed text up to 16 MB, and none in a build without zlib.
// Never reads beyond `bytes`, whatever they hold. Error: corrupt, if the file ends early or a
// chunk fails its check sum, before the text was found; `name` is the file's in its message.
Result<std::optional<std::string>> read_png_text(std::span<const std::uint8_t> bytes,
                                                 const std::string& key, const std::string& name);

}  // namespace flipbook
