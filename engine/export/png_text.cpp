// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/png.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "export/inflate.h"

namespace flipbook {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::array<std::uint8_t, 8> signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::size_t chunk_overhead = 12;  // Length, type and check sum.
// Of compressed text, which may grow a thousandfold.
constexpr std::size_t longest_text = std::size_t(16) << 20;

struct Chunk {
    std::string_view type;
    Bytes data;
    std::size_t size = 0;  // With the overhead.
    bool is_intact = false;
};

// CRC-32 of the PNG specification, annex D: reflected, polynomial 0xEDB88320.
constexpr std::array<std::uint32_t, 256> make_crc_table()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1U) : crc >> 1U;
        table[i] = crc;
    }
    return table;
}

std::uint32_t crc32(Bytes bytes)
{
    static constexpr std::array<std::uint32_t, 256> table = make_crc_table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint8_t byte : bytes)
        crc = table[(crc ^ byte) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

// Precondition: at least four bytes.
std::uint32_t read_big_endian(Bytes bytes)
{
    return std::uint32_t(bytes[0]) << 24U | std::uint32_t(bytes[1]) << 16U
           | std::uint32_t(bytes[2]) << 8U | std::uint32_t(bytes[3]);
}

void append_big_endian(std::vector<std::uint8_t>& bytes, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes.push_back(static_cast<std::uint8_t>(value >> shift & 0xFFU));
}

std::string_view as_text(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The chunk that `bytes` begin with; nothing if they end before it does.
std::optional<Chunk> first_chunk(Bytes bytes)
{
    if (bytes.size() < chunk_overhead)
        return std::nullopt;
    const std::size_t length = read_big_endian(bytes);
    if (length > bytes.size() - chunk_overhead)
        return std::nullopt;
    const std::uint32_t crc = read_big_endian(bytes.subspan(8 + length, 4));
    return Chunk{as_text(bytes.subspan(4, 4)), bytes.subspan(8, length), chunk_overhead + length,
                 crc32(bytes.subspan(4, 4 + length)) == crc};
}

// What stands before the first zero; `text` is moved behind it. Nothing if there is no zero.
std::optional<std::string_view> take_field(std::string_view& text)
{
    const std::size_t end = text.find('\0');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view field = text.substr(0, end);
    text.remove_prefix(end + 1);
    return field;
}

std::string latin1_to_utf8(std::string_view latin1)
{
    std::string utf8;
    for (const char letter : latin1) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 0x80) {
            utf8.push_back(letter);
            continue;
        }
        utf8.push_back(static_cast<char>(0xC0U | code >> 6U));
        utf8.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    }
    return utf8;
}

Bytes as_bytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// What follows the key of an iTXt chunk: compression flag and method, then language and translated
// key, which mean nothing to us.
std::optional<std::string> international_text(std::string_view rest)
{
    if (rest.size() < 2)
        return std::nullopt;
    const bool is_compressed = rest[0] != 0;
    rest.remove_prefix(2);
    if (!take_field(rest) || !take_field(rest))
        return std::nullopt;
    return is_compressed ? inflated(as_bytes(rest), longest_text) : std::string(rest);
}

std::optional<std::string> text_of(const Chunk& chunk, const std::string& key)
{
    std::string_view rest = as_text(chunk.data);
    // ComfyUI's animated PNG has tEXt's form under a name of its own, behind the first picture.
    const bool is_plain = chunk.type == "tEXt" || chunk.type == "comf";
    if ((!is_plain && chunk.type != "zTXt" && chunk.type != "iTXt") || take_field(rest) != key)
        return std::nullopt;
    if (is_plain)
        return latin1_to_utf8(rest);
    if (chunk.type == "iTXt")
        return international_text(rest);
    // The compression method comes first; there is only one.
    const auto text =
        inflated(as_bytes(rest.substr(std::min<std::size_t>(rest.size(), 1))), longest_text);
    return text ? std::optional(latin1_to_utf8(*text)) : std::nullopt;
}

std::vector<std::uint8_t> make_text_chunk(const std::string& key, const std::string& text)
{
    // ASCII is the same in tEXt's Latin-1 and in UTF-8.
    const bool is_ascii = std::all_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) < 0x80;
    });
    std::string content = is_ascii ? "tEXt" : "iTXt";
    content += key;
    content.append(is_ascii ? 1 : 5, '\0');
    content += text;

    std::vector<std::uint8_t> chunk;
    append_big_endian(chunk, static_cast<std::uint32_t>(content.size() - 4));
    chunk.insert(chunk.end(), content.begin(), content.end());
    append_big_endian(chunk, crc32(Bytes(chunk).subspan(4)));
    return chunk;
}

}  // namespace

bool is_png(std::span<const std::uint8_t> bytes)
{
    return bytes.size() >= signature.size()
           && std::equal(signature.begin(), signature.end(), bytes.begin());
}

void insert_png_text(std::vector<std::uint8_t>& png, const std::string& key,
                     const std::string& text)
{
    std::size_t position = signature.size();
    while (const auto chunk = first_chunk(Bytes(png).subspan(position))) {
        // FFmpeg's reader of animations takes nothing between an fcTL and its pixels.
        if (chunk->type == "IDAT" || chunk->type == "fcTL")
            break;
        position += chunk->size;
    }
    const std::vector<std::uint8_t> chunk = make_text_chunk(key, text);
    png.insert(png.begin() + static_cast<std::ptrdiff_t>(position), chunk.begin(), chunk.end());
}

Result<std::optional<std::string>> read_png_text(std::span<const std::uint8_t> bytes,
                                                 const std::string& key, const std::string& name)
{
    const Error damaged{ErrorCode::corrupt, name + " is a damaged PNG."};
    if (!is_png(bytes))
        return damaged;
    for (Bytes rest = bytes.subspan(signature.size());;) {
        const auto chunk = first_chunk(rest);
        if (!chunk || !chunk->is_intact)
            return damaged;
        if (auto text = text_of(*chunk, key))
            return text;
        if (chunk->type == "IEND")
            return std::optional<std::string>();
        rest = rest.subspan(chunk->size);
    }
}

}  // namespace flipbook
