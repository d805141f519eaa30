// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors_header.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace flipbook {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view start;
    const char* content;
};

// First bytes that tell a file's kind. Small letters in HTML, see below.
constexpr std::array signatures{
    Signature{"PK\x03\x04"sv, "a zip archive like .ckpt, .pt and .pth files"},
    Signature{"PK\x05\x06"sv, "an empty zip archive"},
    Signature{"\x80\x02"sv, "a Python pickle like old .ckpt and .pt files"},
    Signature{"\x80\x03"sv, "a Python pickle"},
    Signature{"\x80\x04"sv, "a Python pickle"},
    Signature{"\x80\x05"sv, "a Python pickle"},
    Signature{"version https://git-lfs"sv, "a git-lfs pointer, a note in place of the file"},
    Signature{"GGUF"sv, "a GGUF file"},
    Signature{"\x89PNG"sv, "a PNG picture"},
    Signature{"{"sv, "a JSON text"},
};

constexpr std::array page_starts{"<!doctype html"sv, "<html"sv, "<head"sv, "<?xml"sv};

// Whitespace and letter case mean nothing in HTML.
bool is_web_page(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos)
        return false;
    constexpr std::size_t longest_start = 14;
    std::string start(text.substr(first, longest_start));
    for (char& letter : start)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    for (const std::string_view page_start : page_starts)
        if (start.starts_with(page_start))
            return true;
    return false;
}

// Asked first, because the length of a header may look like the start of a pickle.
bool starts_like_safetensors(std::string_view text)
{
    // The upper four bytes of a length up to 100 MB are zero.
    return text.size() > safetensors_length_bytes && text[safetensors_length_bytes] == '{'
           && text.substr(4, 4) == "\0\0\0\0"sv;
}

}  // namespace

std::string foreign_content(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return "an empty file";
    constexpr std::size_t looked_at = 512;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()),
                                std::min(bytes.size(), looked_at));
    if (starts_like_safetensors(text))
        return {};
    for (const Signature& signature : signatures)
        if (text.starts_with(signature.start))
            return signature.content;
    if (is_web_page(text))
        return "a web page, an error message of the server perhaps";
    return {};
}

}  // namespace flipbook
