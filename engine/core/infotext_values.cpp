// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/infotext_values.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "core/unicode.h"

namespace flipbook {

namespace {

// Takes four hexadecimal digits behind "\u".
bool take_code_unit(std::string_view& text, unsigned& code)
{
    if (text.size() < 6 || text[0] != '\\' || text[1] != 'u')
        return false;
    const char* const end = text.data() + 6;
    unsigned number = 0;
    if (std::from_chars(text.data() + 2, end, number, 16).ptr != end)
        return false;
    code = number;
    text.remove_prefix(6);
    return true;
}

bool take_unicode(std::string_view& text, std::string& result)
{
    std::string_view rest = text;
    unsigned unit = 0;
    if (!take_code_unit(rest, unit))
        return false;
    char32_t code = unit;
    if (code >= 0xD800 && code < 0xE000) {
        unsigned low = 0;
        if (code >= 0xDC00 || !take_code_unit(rest, low) || low < 0xDC00 || low >= 0xE000)
            return false;
        code = 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U);
    }
    result += encode_utf8({&code, 1});
    text = rest;
    return true;
}

constexpr std::string_view escape_letters = "\"\\/bfnrt";
constexpr std::string_view escaped_letters = "\"\\/\b\f\n\r\t";

std::string quoted(std::string_view value)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "\"";
    for (const char letter : value) {
        const auto code = static_cast<unsigned char>(letter);
        const std::size_t escape = escaped_letters.find(letter);
        if (escape != std::string_view::npos && letter != '/')
            result.append("\\").push_back(escape_letters[escape]);
        else if (code < 0x20)
            result.append("\\u00").append({digits[code >> 4U], digits[code & 0xFU]});
        else
            result.push_back(letter);
    }
    return result + '"';
}

}  // namespace

std::string quoted_if_needed(std::string_view value)
{
    const bool is_plain = value.find_first_of(",:\n\r") == std::string_view::npos
                          && value.find_first_of("\"{[") != 0 && trimmed(value) == value;
    return is_plain ? std::string(value) : quoted(value);
}

std::string unquoted(std::string_view text)
{
    text.remove_prefix(text.starts_with('"') ? 1 : 0);
    text.remove_suffix(text.ends_with('"') ? 1 : 0);
    std::string result;
    while (!text.empty()) {
        const bool is_escape = text.size() > 1 && text[0] == '\\';
        const std::size_t escape =
            is_escape ? escape_letters.find(text[1]) : std::string_view::npos;
        if (escape != std::string_view::npos) {
            result.push_back(escaped_letters[escape]);
            text.remove_prefix(2);
        } else if (!is_escape || !take_unicode(text, result)) {
            result.push_back(text[0]);
            text.remove_prefix(1);
        }
    }
    return result;
}

std::vector<std::pair<std::string, std::string>> inner_pairs(std::string_view value)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(", "), value.size());
        const std::string_view item = value.substr(0, end);
        value.remove_prefix(std::min(end + 2, value.size()));
        if (const std::size_t colon = item.find(": "); colon != std::string_view::npos)
            pairs.emplace_back(trimmed(item.substr(0, colon)), trimmed(item.substr(colon + 2)));
    }
    return pairs;
}

}  // namespace flipbook
