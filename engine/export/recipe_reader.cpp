// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/utf8_path.h"
#include "export/file_bytes.h"
#include "export/gif_comment.h"
#include "export/media_tags.h"
#include "export/png.h"
#include "export/webp_texts.h"
#include "flipbook/exporter.h"

namespace flipbook {

namespace {

using Bytes = std::span<const std::uint8_t>;

enum class Carrier { png, gif, webp, mov, matroska, json, unknown };

bool holds(Bytes bytes, std::size_t position, std::string_view text)
{
    return bytes.size() >= position + text.size()
           && std::equal(text.begin(), text.end(),
                         bytes.begin() + static_cast<std::ptrdiff_t>(position),
                         [](char letter, std::uint8_t byte) {
                             return static_cast<std::uint8_t>(letter) == byte;
                         });
}

// By content, because files get renamed; only JSON has nothing to know it by.
Carrier carrier_of(const std::filesystem::path& path, Bytes first_bytes)
{
    if (is_png(first_bytes))
        return Carrier::png;
    if (is_gif(first_bytes))
        return Carrier::gif;
    if (holds(first_bytes, 0, "RIFF") && holds(first_bytes, 8, "WEBP"))
        return Carrier::webp;
    if (holds(first_bytes, 4, "ftyp"))
        return Carrier::mov;
    if (holds(first_bytes, 0, "\x1A\x45\xDF\xA3"))
        return Carrier::matroska;
    return path.extension() == ".json" ? Carrier::json : Carrier::unknown;
}

bool is_recipe(const std::string& text)
{
    const bool looks_like_object = text.find('{') != std::string::npos;
    return looks_like_object && nlohmann::json::parse(text, nullptr, false).is_object();
}

Result<std::string> first_recipe(const std::vector<std::string>& texts, const std::string& name)
{
    const auto recipe = std::find_if(texts.begin(), texts.end(), is_recipe);
    if (recipe == texts.end())
        return Error{ErrorCode::unsupported_format, name + " has no Flipbook recipe."};
    return *recipe;
}

Result<std::string> read_png_recipe(const std::filesystem::path& path)
{
    const std::string name = path_to_utf8(path);
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    FLIPBOOK_ASSIGN(const auto text, read_png_text(bytes, "flipbook-recipe", name));
    return first_recipe({text.value_or("")}, name);
}

Result<std::string> read_gif_recipe(const std::filesystem::path& path)
{
    const std::string name = path_to_utf8(path);
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    FLIPBOOK_ASSIGN(const auto comments, read_gif_comments(bytes, name));
    return first_recipe(comments, name);
}

Result<std::string> read_webp_recipe(const std::filesystem::path& path)
{
    const std::string name = path_to_utf8(path);
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    FLIPBOOK_ASSIGN(const ExifTexts texts, read_webp_texts(bytes, name));
    return first_recipe({texts.description.value_or("")}, name);
}

Result<std::string> read_media_recipe(const std::filesystem::path& path, const char* demuxer)
{
    FLIPBOOK_ASSIGN(const auto tags, read_media_tags(path, demuxer));
    return first_recipe(tags, path_to_utf8(path));
}

Result<std::string> read_side_car(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    std::string text(bytes.begin(), bytes.end());
    if (!is_recipe(text))
        return Error{ErrorCode::corrupt, path_to_utf8(path) + " is not one JSON object."};
    return text;
}

Result<std::string> read_file_recipe(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto first_bytes, read_first_bytes(path, 16));
    switch (carrier_of(path, first_bytes)) {
    case Carrier::png:
        return read_png_recipe(path);
    case Carrier::gif:
        return read_gif_recipe(path);
    case Carrier::webp:
        return read_webp_recipe(path);
    case Carrier::mov:
        return read_media_recipe(path, "mov");
    case Carrier::matroska:
        return read_media_recipe(path, "matroska");
    case Carrier::json:
        return read_side_car(path);
    case Carrier::unknown:
        break;
    }
    return Error{
        ErrorCode::unsupported_format,
        path_to_utf8(path)
            + " is no file that carries a recipe (MP4, MOV, WebM, MKV, GIF, WebP, PNG, JSON)."};
}

// recipe.json, or else the first picture by name.
Result<std::string> read_folder_recipe(const std::filesystem::path& folder)
{
    std::error_code code;
    if (std::filesystem::is_regular_file(folder / "recipe.json", code))
        return read_side_car(folder / "recipe.json");
    std::optional<std::filesystem::path> first;
    std::filesystem::directory_iterator entry(folder, code);
    for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code))
        if (entry->path().extension() == ".png" && (!first || entry->path() < *first))
            first = entry->path();
    if (code)
        return Error{ErrorCode::io,
                     path_to_utf8(folder) + " could not be read: " + code.message() + "."};
    if (!first)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(folder)
                         + " has no Flipbook recipe: neither recipe.json nor a PNG is in it."};
    return read_file_recipe(*first);
}

}  // namespace

Result<std::string> read_recipe(const std::filesystem::path& path)
{
    std::error_code code;
    if (std::filesystem::is_directory(path, code))
        return read_folder_recipe(path);
    return read_file_recipe(path);
}

}  // namespace flipbook
