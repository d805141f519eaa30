// SPDX-License-Identifier: GPL-3.0-or-later
#include "output_path.h"

#include <algorithm>
#include <ctime>
#include <system_error>

#include "flipbook/file_pattern.h"
#include "flipbook/sampler_names.h"
#include "utf8.h"

namespace flipbook::cli {

namespace fs = std::filesystem;

namespace {

const Format* find_folder_format(const std::vector<Format>& formats)
{
    const auto is_folder = [](const Format& format) { return format.extensions.empty(); };
    const auto found = std::find_if(formats.begin(), formats.end(), is_folder);
    return found == formats.end() ? nullptr : &*found;
}

bool writes(const Format& format, const std::string& extension)
{
    const auto& known = format.extensions;
    return std::find(known.begin(), known.end(), extension) != known.end();
}

const Format* find_format(const std::vector<Format>& formats, const std::string& extension)
{
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& format) {
        return writes(format, extension);
    });
    return found == formats.end() ? nullptr : &*found;
}

// Each once, though several formats may have it.
std::vector<std::string> known_extensions(const std::vector<Format>& formats)
{
    std::vector<std::string> extensions;
    for (const Format& format : formats)
        for (const std::string& extension : format.extensions)
            if (std::find(extensions.begin(), extensions.end(), extension) == extensions.end())
                extensions.push_back(extension);
    return extensions;
}

Error unknown_format(const fs::path& path, const std::vector<Format>& formats)
{
    std::string choices;
    for (const std::string& extension : known_extensions(formats))
        choices += extension + ", ";
    if (find_folder_format(formats))
        choices += "or a folder ending in '/' for numbered pictures";
    const std::string extension = to_utf8(path.extension());
    const std::string reason =
        extension.empty() ? "has no extension" : "asks for " + extension + ", which is not written";
    return {ErrorCode::invalid_request,
            "The output '" + to_utf8(path) + "' " + reason + "; there are " + choices + '.'};
}

std::string numbered_name(int number)
{
    const std::string digits = std::to_string(number);
    constexpr std::size_t width = 4;
    return "flipbook-" + std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

Result<OutputTarget> output_target(const fs::path& path, const std::vector<Format>& formats)
{
    if (!path.has_filename()) {
        if (const Format* format = find_folder_format(formats); format && !path.empty())
            return OutputTarget{path.parent_path(), format->name};
        return unknown_format(path, formats);
    }
    const std::string extension = setting_name(to_utf8(path.extension()));
    if (const Format* format = find_format(formats, extension))
        return OutputTarget{path, format->name};
    return unknown_format(path, formats);
}

Result<OutputTarget> with_format(OutputTarget target, const std::string& name,
                                 const std::vector<Format>& formats)
{
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [&](const Format& format) { return format.name == name; });
    std::string names;
    for (const Format& format : formats)
        names += (names.empty() ? "" : ", ") + format.name;
    if (found == formats.end())
        return Error{ErrorCode::invalid_request,
                     "--format: There are " + names + ", but no '" + name + "'."};
    const bool is_folder = found->extensions.empty();
    const Format* folder = find_folder_format(formats);
    if (is_folder ? folder == nullptr || target.format != folder->name
                  : !writes(*found, setting_name(to_utf8(target.path.extension()))))
        return Error{
            ErrorCode::invalid_request,
            "--format: " + name + " writes "
                + (is_folder ? "a folder, whose path ends in '/'" : found->extensions.front())
                + ", but the output is '" + to_utf8(target.path) + "'."};
    target.format = name;
    return target;
}

OutputTarget next_free_target(const std::vector<Format>& formats, int& number)
{
    const Format* format = find_format(formats, ".mp4");
    const std::string extension = format ? ".mp4" : "";
    if (!format)
        format = find_folder_format(formats);
    std::error_code failure;
    fs::path path;
    do {
        path = numbered_name(number++) + extension;
    } while (fs::exists(path, failure));
    return {path, format ? format->name : std::string()};
}

fs::path with_seed(const fs::path& path, std::uint64_t seed)
{
    const std::string suffix = '_' + std::to_string(seed);
    if (!path.has_filename()) {
        fs::path folder = path.parent_path();
        folder += suffix;
        return folder / "";
    }
    fs::path name = path.stem();
    name += suffix;
    name += path.extension();
    return path.parent_path() / name;
}

bool tells_clips_apart(const fs::path& path)
{
    const std::string name =
        to_utf8(path.has_filename() ? path.filename() : path.parent_path().filename());
    return name.find("[seed]") != std::string::npos || name.find("[number]") != std::string::npos;
}

fs::path expanded(const fs::path& path, const GenerationRequest& request, int& number)
{
    const bool is_folder = !path.has_filename();
    const fs::path target = is_folder ? path.parent_path() : path;
    const std::string pattern = to_utf8(is_folder ? target.filename() : target.stem());
    if (!has_pattern_words(pattern))
        return path;
    const std::time_t now = std::time(nullptr);
    const bool has_number = pattern.find("[number]") != std::string::npos;
    fs::path result;
    std::error_code failure;
    do {
        const std::string name =
            expand_file_pattern(pattern, request, *std::localtime(&now), number++);
        result = target.parent_path() / path_from_utf8(name);
        if (!is_folder)
            result += target.extension();
    } while (has_number && fs::exists(result, failure));
    return is_folder ? result / "" : result;
}

Result<void> check_target(const fs::path& path, bool overwrite)
{
    std::error_code failure;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, failure))
        return Error{ErrorCode::invalid_request, "The output '" + to_utf8(path)
                                                     + "' cannot be written because the folder '"
                                                     + to_utf8(folder) + "' does not exist."};
    if (!fs::exists(path, failure) || overwrite)
        return {};
    if (fs::is_directory(path, failure) && fs::is_empty(path, failure))
        return {};
    return Error{ErrorCode::invalid_request,
                 "The output '" + to_utf8(path)
                     + "' exists; give another name or allow it with --overwrite."};
}

}  // namespace flipbook::cli
