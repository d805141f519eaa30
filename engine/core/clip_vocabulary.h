// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace flipbook {

// resources/clip_vocabulary.txt as it was when the program was built: its bytes in order, cut
// anywhere. Made by packaging/cmake/embed_text.cmake.
std::span<const std::string_view> clip_vocabulary_pieces();

}  // namespace flipbook
