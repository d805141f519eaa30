// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/utf8_path.h"
#include "export/file_bytes.h"
#include "export/gif_comment.h"
#include "export/jpeg_exif.h"
#include "export/media_tags.h"
#include "export/png.h"
#include "export/webp_texts.h"
#include "flipbook/exporter.h"
#include "flipbook/recipe_file.h"

namespace flipbook {

namespace {

using Bytes = std::span<const std::uint8_t>;

enum class Carrier { png, jpeg, gif, webp, mov, matroska, json, text, unknown };

// What stands in a file, likeliest first.
struct FileTexts {
    std::vector<std::string> own;      // Where our recipe may be.
    std::vector<std::string> foreign;  // Where other programs write theirs.
    std::optional<Error> damage;       // Behind which there may be more.
};

bool holds(Bytes bytes, std::size_t position, std::string_view text)
{
    return bytes.size() >= position + text.size()
           && std::equal(text.begin(), text.end(),
                         bytes.begin() + static_cast<std::ptrdiff_t>(position),
                         [](char letter, std::uint8_t byte) {
                             return static_cast<std::uint8_t>(letter) == byte;
                         });
}

// By content, because files get renamed; only texts have nothing to know them by.
Carrier carrier_of(const std::filesystem::path& path, Bytes first_bytes)
{
    if (is_png(first_bytes))
        return Carrier::png;
    if (is_jpeg(first_bytes))
        return Carrier::jpeg;
    if (is_gif(first_bytes))
        return Carrier::gif;
    if (holds(first_bytes, 0, "RIFF") && holds(first_bytes, 8, "WEBP"))
        return Carrier::webp;
    if (holds(first_bytes, 4, "ftyp"))
        return Carrier::mov;
    if (holds(first_bytes, 0, "\x1A\x45\xDF\xA3"))
        return Carrier::matroska;
    const std::filesystem::path extension = path.extension();
    if (extension == ".json")
        return Carrier::json;
    const bool is_text = extension == ".txt" || extension == ".yaml" || extension == ".yml";
    return is_text ? Carrier::text : Carrier::unknown;
}

bool is_recipe(const std::string& text)
{
    const bool looks_like_object = text.find('{') != std::string::npos;
    return looks_like_object && nlohmann::json::parse(text, nullptr, false).is_object();
}

Result<FileTexts> read_png(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    FileTexts texts;
    const auto add = [&](const char* key, std::vector<std::string>& list) {
        if (texts.damage)
            return;
        auto text = read_png_text(bytes, key, path_to_utf8(path));
        if (!text)
            texts.damage = std::move(text.error());
        else if (text.value())
            list.push_back(std::move(*text.value()));
    };
    add("flipbook-recipe", texts.own);
    // A1111, InvokeAI, and ComfyUI, whose "workflow" is for its editor only.
    for (const char* key : {"parameters", "invokeai_metadata", "prompt"})
        add(key, texts.foreign);
    return texts;
}

// The AnimateDiff extension writes line breaks of an infotext as "\n" in one of its modes.
std::string with_line_breaks(std::string text)
{
    constexpr std::string_view escape = "\\n";
    if (text.find('\n') != std::string::npos || text.find("\\nSteps: ") == std::string::npos)
        return text;
    std::string result;
    std::size_t begin = 0;
    for (auto end = text.find(escape); end != std::string::npos; end = text.find(escape, begin)) {
        result.append(text, begin, end - begin) += '\n';
        begin = end + escape.size();
    }
    return result.append(text, begin);
}

Result<FileTexts> read_gif(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    FLIPBOOK_ASSIGN(auto comments, read_gif_comments(bytes, path_to_utf8(path)));
    FileTexts texts{comments, std::move(comments), std::nullopt};
    std::transform(texts.foreign.begin(), texts.foreign.end(), texts.foreign.begin(),
                   with_line_breaks);
    return texts;
}

FileTexts texts_of(const ExifTexts& exif)
{
    FileTexts texts;
    if (exif.description)
        texts.own.push_back(*exif.description);
    for (const auto& text : {exif.user_comment, exif.comfyui_prompt})
        if (text)
            texts.foreign.push_back(*text);
    return texts;
}

Result<FileTexts> read_jpeg(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    return texts_of(read_jpeg_texts(bytes));
}

Result<FileTexts> read_webp(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    FLIPBOOK_ASSIGN(const ExifTexts exif, read_webp_texts(bytes, path_to_utf8(path)));
    return texts_of(exif);
}

Result<FileTexts> read_media(const std::filesystem::path& path, const char* demuxer)
{
    FLIPBOOK_ASSIGN(const auto tags, read_media_tags(path, demuxer));
    FileTexts texts;
    const auto add = [&tags](const char* key, std::vector<std::string>& list) {
        if (const auto tag = tags.find(key); tag != tags.end())
            list.push_back(tag->second);
    };
    for (const char* key : {"flipbook_recipe", "description", "comment"})
        add(key, texts.own);
    for (const char* key : {"comment", "parameters", "prompt", "description", "title"})
        add(key, texts.foreign);
    return texts;
}

Result<FileTexts> read_text_file(const std::filesystem::path& path, Carrier carrier)
{
    FLIPBOOK_ASSIGN(const auto bytes, read_bytes(path));
    const std::string text(bytes.begin(), bytes.end());
    FileTexts texts{{text}, {text}, std::nullopt};
    if (carrier == Carrier::json && !is_recipe(text))
        texts.damage = Error{ErrorCode::corrupt, path_to_utf8(path) + " is not one JSON object."};
    return texts;
}

Result<FileTexts> read_file(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto first_bytes, read_first_bytes(path, 16));
    const Carrier carrier = carrier_of(path, first_bytes);
    switch (carrier) {
    case Carrier::png:
        return read_png(path);
    case Carrier::jpeg:
        return read_jpeg(path);
    case Carrier::gif:
        return read_gif(path);
    case Carrier::webp:
        return read_webp(path);
    case Carrier::mov:
        return read_media(path, "mov");
    case Carrier::matroska:
        return read_media(path, "matroska");
    case Carrier::json:
    case Carrier::text:
        return read_text_file(path, carrier);
    case Carrier::unknown:
        break;
    }
    return Error{
        ErrorCode::unsupported_format,
        path_to_utf8(path)
            + " is no file that carries a recipe (MP4, MOV, WebM, MKV, GIF, WebP, PNG, JPEG, JSON)."};
}

// recipe.json, or else the first picture by name.
Result<std::filesystem::path> recipe_file_in(const std::filesystem::path& folder)
{
    std::error_code code;
    if (std::filesystem::is_regular_file(folder / "recipe.json", code))
        return folder / "recipe.json";
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
    return *first;
}

Result<FileTexts> read_texts(const std::filesystem::path& path)
{
    std::error_code code;
    if (!std::filesystem::is_directory(path, code))
        return read_file(path);
    FLIPBOOK_ASSIGN(const std::filesystem::path file, recipe_file_in(path));
    return read_file(file);
}

Error no_recipe(FileTexts& texts, const std::filesystem::path& path)
{
    if (texts.damage)
        return std::move(*texts.damage);
    return {ErrorCode::unsupported_format, path_to_utf8(path) + " has no Flipbook recipe."};
}

}  // namespace

Result<std::string> read_recipe(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(FileTexts texts, read_texts(path));
    const auto own = std::find_if(texts.own.begin(), texts.own.end(), is_recipe);
    if (own == texts.own.end())
        return no_recipe(texts, path);
    return std::move(*own);
}

Result<FileRecipe> find_recipe(const std::filesystem::path& path, const GenerationRequest& base)
{
    FLIPBOOK_ASSIGN(FileTexts texts, read_texts(path));
    for (std::string& text : texts.own)
        if (is_recipe(text) && !read_foreign_recipe(text))
            return FileRecipe{std::move(text), std::nullopt};
    for (const std::string& text : texts.foreign)
        if (auto recipe = read_foreign_recipe(text, base))
            return FileRecipe{{}, std::move(recipe)};
    return no_recipe(texts, path);
}

}  // namespace flipbook
