// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// What the prompt needs of Unicode: text as code points, composed and lower-cased as the programs
// do that CLIP's vocabulary was made with. All functions are pure and may run on any thread.
namespace flipbook {

// Every byte that is not part of well-formed UTF-8 becomes one U+FFFD.
std::u32string decode_utf8(std::string_view text);

// Precondition: code points only, no surrogates.
std::string encode_utf8(std::u32string_view text);

// Normalization form C.
std::u32string to_nfc(std::u32string_view text);

// Full lower case without regard to language, as Python's str.lower(): capital I with dot becomes
// two code points, and a capital sigma that ends a word becomes the final form.
std::u32string to_lower(std::u32string_view text);

// General categories L* and N*, and the property White_Space.
bool is_letter(char32_t code_point);
bool is_number(char32_t code_point);
bool is_white_space(char32_t code_point);

}  // namespace flipbook
