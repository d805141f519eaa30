// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "flipbook/recipe.h"
#include "flipbook/recipe_file.h"
#include "foreign_notes.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_of(const Json& value)
{
    if (value.is_null())
        return "-";
    return value.is_string() ? value.get<std::string>() : dump(value);
}

// One field a line; objects are groups with a heading, after the single fields.
void print_fields(const Json& object, std::size_t indent)
{
    constexpr int name_columns = 20;
    const std::string margin(indent, ' ');
    for (const auto& [name, value] : object.items())
        if (!value.is_object())
            std::cout << margin << std::left << std::setw(name_columns) << name << ' '
                      << text_of(value) << '\n';
    for (const auto& [name, value] : object.items()) {
        if (value.is_object()) {
            std::cout << margin << name << '\n';
            print_fields(value, indent + 2);
        }
    }
}

// A foreign recipe in our words; what is to be known of it goes to `notes`.
Result<Json> load_recipe(const std::filesystem::path& path, std::vector<std::string>& notes)
{
    FLIPBOOK_ASSIGN(const FileRecipe found, find_recipe(path));
    if (found.foreign)
        notes = foreign_notes(*found.foreign);
    const std::string text = found.foreign ? to_recipe(found.foreign->request) : found.json;
    Json recipe = Json::parse(text, nullptr, false);
    if (!recipe.is_object())
        return Error{ErrorCode::corrupt,
                     "'" + to_utf8(path) + "' carries a recipe that is no JSON object."};
    return recipe;
}

void print_recipe(const std::string& file, const Json& recipe)
{
    std::cout << file << '\n';
    print_fields(recipe, 2);
    std::cout << std::flush;
}

}  // namespace

ExitStatus run_info(const std::vector<std::string>& arguments)
{
    CLI::App app("Prints the recipe that a clip, picture, folder of frames or side-car carries.",
                 "flipbook-cli info");
    std::vector<std::string> files;
    bool json = false;
    app.add_option("FILE", files, "Files to read")->required()->type_name("");
    app.add_flag("--json", json, "One JSON object a line: the recipe of each file");
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;

    ExitStatus status = exit_done;
    for (const std::string& file : files) {
        std::vector<std::string> notes;
        const Result<Json> recipe = load_recipe(path_from_utf8(file), notes);
        for (const std::string& note : notes)
            std::cerr << file << ": " << note << '\n';
        if (!recipe) {
            log.value()->error(recipe.error().message);
            status = report(recipe.error());
        } else if (json) {
            std::cout << dump(recipe.value()) << std::endl;
        } else {
            print_recipe(file, recipe.value());
        }
    }
    return status;
}

}  // namespace flipbook::cli
