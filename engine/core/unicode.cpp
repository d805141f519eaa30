// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <vector>

#include <utf8proc.h>

namespace flipbook {
namespace {

constexpr char32_t replacement_character = U'\uFFFD';
constexpr char32_t capital_i_with_dot = U'\u0130';
constexpr char32_t combining_dot_above = U'\u0307';
constexpr char32_t capital_sigma = U'\u03A3';
constexpr char32_t small_sigma = U'\u03C3';
constexpr char32_t final_sigma = U'\u03C2';

utf8proc_int32_t to_int(char32_t code_point)
{
    return static_cast<utf8proc_int32_t>(code_point);
}

utf8proc_category_t category(char32_t code_point)
{
    return utf8proc_category(to_int(code_point));
}

int combining_class(utf8proc_int32_t code_point)
{
    return utf8proc_get_property(code_point)->combining_class;
}

// A letter that has a case. The few symbols with one, circled letters for instance, do not
// stand beside a sigma.
bool is_cased(char32_t code_point)
{
    const utf8proc_category_t kind = category(code_point);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LL
           || kind == UTF8PROC_CATEGORY_LT;
}

// The property Case_Ignorable: marks, format characters, modifiers and what Word_Break calls
// MidLetter, MidNumLet and Single_Quote.
bool is_case_ignorable(char32_t code_point)
{
    constexpr std::u32string_view in_words =
        U"'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";
    switch (category(code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
        return true;
    default:
        return in_words.find(code_point) != std::u32string_view::npos;
    }
}

bool sigma_ends_word(std::u32string_view before, std::u32string_view after)
{
    const auto previous = std::find_if_not(before.rbegin(), before.rend(), is_case_ignorable);
    if (previous == before.rend() || !is_cased(*previous))
        return false;
    const auto next = std::find_if_not(after.begin(), after.end(), is_case_ignorable);
    return next == after.end() || !is_cased(*next);
}

// Decomposed, and the marks behind each base sorted by combining class: form D.
std::vector<utf8proc_int32_t> canonical_decomposition(std::u32string_view text)
{
    std::vector<utf8proc_int32_t> points;
    points.reserve(text.size() + 1);
    for (char32_t code_point : text) {
        std::array<utf8proc_int32_t, 32> parts{};
        int last_class = 0;
        const utf8proc_ssize_t count = utf8proc_decompose_char(
            to_int(code_point), parts.data(), std::ssize(parts), UTF8PROC_DECOMPOSE, &last_class);
        points.insert(points.end(), parts.begin(),
                      parts.begin() + std::max<std::ptrdiff_t>(count, 0));
    }
    const auto is_starter = [](utf8proc_int32_t point) { return combining_class(point) == 0; };
    for (auto begin = points.begin(); begin != points.end();) {
        begin = std::find_if_not(begin, points.end(), is_starter);
        const auto end = std::find_if(begin, points.end(), is_starter);
        std::stable_sort(begin, end, [](utf8proc_int32_t a, utf8proc_int32_t b) {
            return combining_class(a) < combining_class(b);
        });
        begin = end;
    }
    return points;
}

}  // namespace

std::u32string decode_utf8(std::string_view text)
{
    std::vector<utf8proc_uint8_t> bytes(text.begin(), text.end());
    const utf8proc_uint8_t* at = bytes.data();
    const utf8proc_uint8_t* const end = at + bytes.size();
    std::u32string decoded;
    decoded.reserve(bytes.size());
    while (at != end) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(at, end - at, &point);
        decoded.push_back(length > 0 ? static_cast<char32_t>(point) : replacement_character);
        at += std::max<utf8proc_ssize_t>(length, 1);
    }
    return decoded;
}

std::string encode_utf8(std::u32string_view text)
{
    std::string encoded;
    encoded.reserve(text.size());
    for (char32_t code_point : text) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const utf8proc_ssize_t length = utf8proc_encode_char(to_int(code_point), bytes.data());
        encoded.append(bytes.begin(), bytes.begin() + length);
    }
    return encoded;
}

std::u32string to_nfc(std::u32string_view text)
{
    std::vector<utf8proc_int32_t> points = canonical_decomposition(text);
    // STABLE keeps apart what Unicode excludes from composition.
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    const utf8proc_ssize_t length =
        utf8proc_normalize_utf32(points.data(), std::ssize(points), options);
    return {points.begin(), points.begin() + length};
}

std::u32string to_lower(std::u32string_view text)
{
    std::u32string lower;
    lower.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == capital_i_with_dot)
            lower += {U'i', combining_dot_above};
        else if (text[i] == capital_sigma)
            lower +=
                sigma_ends_word(text.substr(0, i), text.substr(i + 1)) ? final_sigma : small_sigma;
        else
            lower += static_cast<char32_t>(utf8proc_tolower(to_int(text[i])));
    }
    return lower;
}

bool is_letter(char32_t code_point)
{
    const utf8proc_category_t kind = category(code_point);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_number(char32_t code_point)
{
    const utf8proc_category_t kind = category(code_point);
    return kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_white_space(char32_t code_point)
{
    const utf8proc_category_t kind = category(code_point);
    return (code_point >= U'\t' && code_point <= U'\r') || code_point == 0x85
           || (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP);
}

}  // namespace flipbook
