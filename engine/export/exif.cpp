// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exif.h"

#include <algorithm>
#include <string_view>

#include "core/unicode.h"

namespace flipbook {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint16_t image_description = 0x010E;
constexpr std::uint16_t exif_directory = 0x8769;
constexpr std::uint16_t user_comment = 0x9286;
constexpr std::uint16_t type_ascii = 2, type_long = 4, type_undefined = 7;
constexpr std::size_t entry_size = 12;
constexpr std::string_view unicode_code("UNICODE\0", 8);
constexpr std::string_view ascii_code("ASCII\0\0\0", 8);

// Numbers of a TIFF, in its byte order.
class TiffReader {
public:
    TiffReader(Bytes bytes, bool is_big_endian) : m_bytes(bytes), m_is_big_endian(is_big_endian) { }

    std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const
    {
        if (size > m_bytes.size() || at > m_bytes.size() - size)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8U | m_bytes[at + (m_is_big_endian ? i : size - 1 - i)];
        return value;
    }

    // Where the entry of the tag stands in the directory that begins at `directory`.
    std::optional<std::size_t> entry(std::size_t directory, std::uint16_t tag) const
    {
        const std::size_t count = number(directory, 2).value_or(0);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = directory + 2 + i * entry_size;
            if (number(at, 2) == tag)
                return at;
        }
        return std::nullopt;
    }

    // The bytes of an entry, of one byte each; short ones stand in the entry itself.
    std::optional<Bytes> content(std::size_t entry) const
    {
        const auto size = number(entry + 4, 4);
        const auto place = number(entry + 8, 4);
        if (!size || !place)
            return std::nullopt;
        const std::size_t at = *size <= 4 ? entry + 8 : *place;
        if (at > m_bytes.size() || *size > m_bytes.size() - at)
            return std::nullopt;
        return m_bytes.subspan(at, *size);
    }

private:
    Bytes m_bytes;
    bool m_is_big_endian;
};

std::string_view as_text(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append(std::vector<std::uint8_t>& bytes, std::uint32_t value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> shift & 0xFFU));
}

void append(std::vector<std::uint8_t>& bytes, std::string_view text)
{
    for (const char letter : text)
        bytes.push_back(static_cast<std::uint8_t>(letter));
}

void append_entry(std::vector<std::uint8_t>& bytes, std::uint16_t tag, std::uint16_t type,
                  std::size_t count, std::size_t value)
{
    append(bytes, tag, 2);
    append(bytes, type, 2);
    append(bytes, static_cast<std::uint32_t>(count), 4);
    append(bytes, static_cast<std::uint32_t>(value), 4);
}

// UTF-16 of either order as UTF-8; a lone surrogate becomes U+FFFD.
std::string utf16_to_utf8(Bytes bytes, bool is_big_endian)
{
    const auto is_between = [](char32_t unit, char32_t first, char32_t end) {
        return unit >= first && unit < end;
    };
    std::u32string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto unit = static_cast<char32_t>(is_big_endian ? bytes[i] << 8 | bytes[i + 1]
                                                              : bytes[i + 1] << 8 | bytes[i]);
        if (is_between(unit, 0xDC00, 0xE000) && !text.empty()
            && is_between(text.back(), 0xD800, 0xDC00))
            text.back() = 0x10000 + ((text.back() - 0xD800) << 10) + (unit - 0xDC00);
        else
            text.push_back(unit);
    }
    std::replace_if(
        text.begin(), text.end(), [&](char32_t code) { return is_between(code, 0xD800, 0xE000); },
        U'\uFFFD');
    return encode_utf8(text);
}

std::vector<std::uint8_t> utf8_to_utf16(std::string_view text)
{
    std::vector<std::uint8_t> bytes;
    for (const char32_t code : decode_utf8(text)) {
        if (code < 0x10000) {
            append(bytes, code, 2);
            continue;
        }
        append(bytes, 0xD800 + ((code - 0x10000) >> 10U), 2);
        append(bytes, 0xDC00 + ((code - 0x10000) & 0x3FFU), 2);
    }
    return bytes;
}

// A text of the directory, up to its zero.
std::optional<std::string> ascii_text(const TiffReader& tiff, std::size_t directory,
                                      std::uint16_t tag)
{
    const auto entry = tiff.entry(directory, tag);
    const auto content = entry ? tiff.content(*entry) : std::nullopt;
    if (!content)
        return std::nullopt;
    const std::string_view text = as_text(*content);
    return std::string(text.substr(0, text.find('\0')));
}

std::optional<std::string> comfyui_prompt(const TiffReader& tiff, std::size_t directory)
{
    constexpr std::uint16_t last_tag = 0x0110, first_tag = 0x0109;
    constexpr std::string_view key = "prompt:";
    for (std::uint16_t tag = last_tag; tag >= first_tag; --tag)
        if (const auto text = ascii_text(tiff, directory, tag); text && text->starts_with(key))
            return text->substr(key.size());
    return std::nullopt;
}

// By the code that it begins with. Little-endian UTF-16 is not what Exif says, but what programs on
// Intel's processors wrote.
std::optional<std::string> comment_text(Bytes content)
{
    const std::string_view text = as_text(content);
    if (text.starts_with(ascii_code))
        return std::string(text.substr(ascii_code.size()));
    if (!text.starts_with(unicode_code))
        return std::nullopt;
    const Bytes units = content.subspan(unicode_code.size());
    std::size_t zeros_before = 0, zeros_behind = 0;
    for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
        zeros_before += units[i] == 0 ? 1U : 0U;
        zeros_behind += units[i + 1] == 0 ? 1U : 0U;
    }
    return utf16_to_utf8(units, zeros_before >= zeros_behind);
}

}  // namespace

std::vector<std::uint8_t> write_exif(const ExifTexts& texts)
{
    constexpr std::size_t first_directory = 8;
    const std::size_t entries = (texts.description ? 1U : 0U) + (texts.user_comment ? 1U : 0U);
    const std::size_t second_directory = first_directory + 2 + entries * entry_size + 4;
    std::size_t place = second_directory + (texts.user_comment ? 2 + entry_size + 4 : 0);
    std::string content;

    std::vector<std::uint8_t> bytes;
    append(bytes, "MM");
    append(bytes, 42, 2);
    append(bytes, first_directory, 4);
    append(bytes, static_cast<std::uint32_t>(entries), 2);
    if (texts.description) {
        content = *texts.description + '\0';
        // Four bytes or fewer would stand in the entry; zeros at the end change no text.
        content.resize(std::max<std::size_t>(content.size() + content.size() % 2, 6), '\0');
        append_entry(bytes, image_description, type_ascii, content.size(), place);
        place += content.size();
    }
    if (texts.user_comment)
        append_entry(bytes, exif_directory, type_long, 1, second_directory);
    append(bytes, 0, 4);
    if (texts.user_comment) {
        const auto units = utf8_to_utf16(*texts.user_comment);
        const std::string comment = std::string(unicode_code) + std::string(as_text(units));
        append(bytes, 1, 2);
        append_entry(bytes, user_comment, type_undefined, comment.size(), place);
        append(bytes, 0, 4);
        content += comment;
    }
    append(bytes, content);
    return bytes;
}

ExifTexts read_exif(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view prefix("Exif\0\0", 6);
    if (as_text(bytes).starts_with(prefix))
        bytes = bytes.subspan(prefix.size());
    const std::string_view order = as_text(bytes).substr(0, 2);
    if (order != "MM" && order != "II")
        return {};
    const TiffReader tiff(bytes, order == "MM");
    const std::size_t directory = tiff.number(4, 4).value_or(0);
    ExifTexts texts;
    texts.description = ascii_text(tiff, directory, image_description);
    texts.comfyui_prompt = comfyui_prompt(tiff, directory);
    if (const auto link = tiff.entry(directory, exif_directory))
        if (const auto entry = tiff.entry(tiff.number(*link + 8, 4).value_or(0), user_comment))
            if (const auto content = tiff.content(*entry))
                texts.user_comment = comment_text(*content);
    return texts;
}

}  // namespace flipbook
