// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/sprites.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

// Internal linkage, so that another user of stb in the same program does no harm.
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#include <stb/stb_image.h>

#include "core/utf8_path.h"

namespace flipbook {
namespace {

using nlohmann::json;

constexpr int smallest_side = 8;
constexpr int largest_side = 512;
constexpr int most_columns = 64;

struct Free {
    void operator()(unsigned char* memory) const { std::free(memory); }
};

struct Sheet {
    std::unique_ptr<unsigned char, Free> pixels;  // RGBA, rows top first.
    int width = 0;
    int height = 0;
};

Error corrupt(const std::filesystem::path& path, const std::string& what)
{
    return {ErrorCode::corrupt, "\"" + path_to_utf8(path) + "\" is no sprite sheet: " + what};
}

Result<std::vector<unsigned char>> read_bytes(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return Error{ErrorCode::not_found,
                     "The sprites' file \"" + path_to_utf8(path) + "\" does not exist."};
    std::ifstream stream(path, std::ios::binary);
    std::vector<unsigned char> bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        return Error{ErrorCode::io, "\"" + path_to_utf8(path) + "\" cannot be read."};
    return bytes;
}

Result<Sheet> read_sheet(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const std::vector<unsigned char> bytes, read_bytes(path));
    Sheet sheet;
    int channels = 0;
    sheet.pixels.reset(stbi_load_from_memory(bytes.data(), static_cast<int>(bytes.size()),
                                             &sheet.width, &sheet.height, &channels, 4));
    if (sheet.pixels == nullptr)
        return corrupt(path,
                       std::string("the PNG cannot be decoded (") + stbi_failure_reason() + ").");
    if (channels != 4)
        return corrupt(path, "it has " + std::to_string(channels)
                                 + " channels where red, green, blue and alpha are needed.");
    return sheet;
}

// The whole number called `field`, or -1 where it is missing or out of bounds.
int bounded(const json& object, const char* field, int low, int high)
{
    const auto found = object.find(field);
    if (found == object.end() || !found->is_number_integer())
        return -1;
    const auto number = found->get<std::int64_t>();
    return number >= low && number <= high ? static_cast<int>(number) : -1;
}

std::string text_of(const json& object, const char* field)
{
    const auto found = object.find(field);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

SpriteImage cut(const Sheet& sheet, int side, int left, int top)
{
    std::vector<Rgba> pixels;
    pixels.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int row = top; row < top + side; ++row)
        for (int column = left; column < left + side; ++column) {
            const unsigned char* pixel = sheet.pixels.get() + 4 * (row * sheet.width + column);
            const float alpha = static_cast<float>(pixel[3]) / 255;
            const Rgb colour{static_cast<float>(pixel[0]) / 255, static_cast<float>(pixel[1]) / 255,
                             static_cast<float>(pixel[2]) / 255};
            pixels.push_back({colour * alpha, alpha});
        }
    return {std::move(pixels), side};
}

struct Layout {
    json sprites;
    std::filesystem::path image;
    int side = 0;
    int columns = 0;
};

Result<Layout> read_layout(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const std::vector<unsigned char> bytes, read_bytes(path));
    const json object = json::parse(bytes, nullptr, false);
    if (!object.is_object() || text_of(object, "format") != "flipbook-sprites")
        return corrupt(path, "it is not JSON with the format \"flipbook-sprites\".");
    if (bounded(object, "version", 1, 1) < 0)
        return corrupt(path, "\"version\" is not 1.");
    Layout layout;
    layout.side = bounded(object, "side", smallest_side, largest_side);
    if (layout.side < 0)
        return corrupt(path, "\"side\" is no whole number of 8 to 512 pixels.");
    layout.columns = bounded(object, "columns", 1, most_columns);
    if (layout.columns < 0)
        return corrupt(path, "\"columns\" is no whole number of 1 to 64.");
    if (!object.contains("sprites") || !object["sprites"].is_array() || object["sprites"].empty())
        return corrupt(path, "\"sprites\" is no list with at least one entry.");
    const std::string image = text_of(object, "image");
    if (image.empty())
        return corrupt(path, "\"image\" names no file.");
    layout.sprites = object["sprites"];
    layout.image = path.parent_path() / path_from_utf8(image);
    return layout;
}

}  // namespace

Result<std::vector<Sprite>> read_sprites(const std::filesystem::path& path)
{
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    const std::filesystem::path file = is_folder ? path / "sprites.json" : path;
    FLIPBOOK_ASSIGN(const Layout layout, read_layout(file));
    FLIPBOOK_ASSIGN(const Sheet sheet, read_sheet(layout.image));

    const int count = static_cast<int>(layout.sprites.size());
    const int rows = (count + layout.columns - 1) / layout.columns;
    const int width = layout.columns * layout.side;
    const int height = rows * layout.side;
    if (sheet.width != width || sheet.height != height)
        return corrupt(layout.image, "it is " + std::to_string(sheet.width) + "×"
                                         + std::to_string(sheet.height)
                                         + " pixels where its list needs " + std::to_string(width)
                                         + "×" + std::to_string(height) + ".");

    std::vector<Sprite> sprites;
    std::set<std::string> names;
    for (int index = 0; index < count; ++index) {
        const json& entry = layout.sprites[static_cast<std::size_t>(index)];
        const std::string name = entry.is_object() ? text_of(entry, "name") : "";
        const std::string where = "entry " + std::to_string(index) + " of \"sprites\" ";
        if (name.empty() || !names.insert(name).second)
            return corrupt(file, where + "has no name of its own.");
        const std::string colour = text_of(entry, "colour");
        if (colour.empty() || !entry.contains("recolour") || !entry["recolour"].is_boolean())
            return corrupt(file, where + "lacks a \"colour\" or a true or false \"recolour\".");
        sprites.push_back({name, colour, entry["recolour"].get<bool>(),
                           cut(sheet, layout.side, index % layout.columns * layout.side,
                               index / layout.columns * layout.side)});
    }
    return sprites;
}

}  // namespace flipbook
