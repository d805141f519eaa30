// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// Comment extensions of GIF89a, sections 15 (sub-blocks) and 24. libavformat neither writes nor
// reads them. The specification says ASCII; we write UTF-8, as other programs of the field do.

bool is_gif(std::span<const std::uint8_t> bytes);

// Puts a comment behind the loop count and before the first picture, where readers that stop at
// the first picture still see it. Error: corrupt, if the bytes before the first picture are none
// of a GIF.
Result<void> insert_gif_comment(std::vector<std::uint8_t>& gif, const std::string& comment);

// The comments, in their order; of a damaged file those before the damage. Never reads beyond
// `bytes`, whatever they hold. Error: corrupt, if there is damage and no comment before it; `name`
// is the file's in its message.
Result<std::vector<std::string>> read_gif_comments(std::span<const std::uint8_t> bytes,
                                                   const std::string& name);

}  // namespace flipbook
