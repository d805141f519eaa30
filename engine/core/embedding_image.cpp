// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding_image.h"

#include <cstdint>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace flipbook {

namespace {

using Json = nlohmann::json;
using namespace std::string_view_literals;

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n"sv;
constexpr std::string_view keyword = "sd-ti-embedding\0"sv;

std::string_view text_of(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The text behind the keyword; chunks are length (big endian), type, data and a checksum (PNG,
// ISO/IEC 15948, 5.3).
std::optional<std::string_view> find_text(std::string_view png)
{
    constexpr std::size_t frame = 12;
    constexpr std::size_t head = 8;
    png.remove_prefix(png_signature.size());
    while (png.size() >= frame) {
        std::uint64_t length = 0;
        for (const char byte : png.substr(0, 4))
            length = length << 8U | static_cast<unsigned char>(byte);
        if (length > png.size() - frame)
            return std::nullopt;
        const auto data = png.substr(head, static_cast<std::size_t>(length));
        if (png.substr(4, 4) == "tEXt" && data.starts_with(keyword))
            return data.substr(keyword.size());
        png.remove_prefix(frame + static_cast<std::size_t>(length));
    }
    return std::nullopt;
}

// Bytes that are no digit of base 64 end the text.
std::string from_base64(std::string_view text)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char character : text) {
        const std::size_t digit = digits.find(character);
        if (digit == std::string_view::npos)
            break;
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFFU);
        }
    }
    return bytes;
}

// A list of lists of numbers, all of one length.
bool read_rows(const Json& rows, EmbeddingImage& image)
{
    if (!rows.is_array() || rows.empty() || !rows.front().is_array() || rows.front().empty())
        return false;
    image.width = rows.front().size();
    for (const Json& row : rows) {
        if (!row.is_array() || row.size() != image.width)
            return false;
        for (const Json& value : row) {
            if (!value.is_number())
                return false;
            image.values.push_back(value.get<float>());
        }
    }
    return true;
}

}  // namespace

bool is_png(std::span<const std::byte> bytes)
{
    return text_of(bytes).starts_with(png_signature);
}

Result<EmbeddingImage> read_embedding_image(std::span<const std::byte> bytes,
                                            const std::string& file)
{
    const auto text = is_png(bytes) ? find_text(text_of(bytes)) : std::nullopt;
    if (!text)
        return Error{ErrorCode::unsupported_format,
                     file
                         + " is a picture without the text \"sd-ti-embedding\"; a textual"
                           " inversion was needed."};
    const Json object = Json::parse(from_base64(*text), nullptr, false);
    EmbeddingImage image;
    const Json::json_pointer rows("/string_to_param/*/TORCHTENSOR");
    if (!object.is_object() || !object.contains(rows) || !read_rows(object.at(rows), image))
        return Error{ErrorCode::corrupt,
                     file + " is damaged: its text \"sd-ti-embedding\" holds no vectors."};
    if (const auto name = object.find("name"); name != object.end() && name->is_string())
        image.name = name->get<std::string>();
    return image;
}

}  // namespace flipbook
