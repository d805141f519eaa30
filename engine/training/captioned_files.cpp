// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/captioned_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include "core/utf8_path.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

bool is_media(const fs::path& path)
{
    constexpr std::array<std::string_view, 12> endings{".mp4", ".webm", ".mkv",  ".mov",
                                                       ".avi", ".m4v",  ".gif",  ".png",
                                                       ".jpg", ".jpeg", ".webp", ".bmp"};
    std::string ending = path_to_utf8(path.extension());
    for (char& letter : ending)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string text_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    constexpr const char* blanks = " \t\r\n";
    const std::size_t end = text.find_last_not_of(blanks);
    text.resize(end == std::string::npos ? 0 : end + 1);
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

Result<std::map<std::string, std::string>> read_metadata(const fs::path& file)
{
    std::map<std::string, std::string> captions;
    std::ifstream stream(file, std::ios::binary);
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object() || !json.contains("file_name") || !json["file_name"].is_string()
            || !json.contains("text") || !json["text"].is_string())
            return Error{ErrorCode::corrupt, path_to_utf8(file) + ": line " + std::to_string(number)
                                                 + " is not an object with the texts \"file_name\""
                                                   " and \"text\"."};
        captions[json["file_name"].get<std::string>()] = json["text"].get<std::string>();
    }
    return captions;
}

}  // namespace

Result<std::vector<CaptionedFile>> captioned_files(const fs::path& folder,
                                                   const std::string& caption)
{
    FLIPBOOK_ASSIGN(const auto listed, read_metadata(folder / "metadata.jsonl"));
    std::vector<CaptionedFile> files;
    std::error_code failure, ignored;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        const fs::path& path = entry->path();
        if (!is_media(path) || !entry->is_regular_file(ignored))
            continue;
        CaptionedFile file{path, path_to_utf8(path.lexically_relative(folder)), caption};
        const fs::path beside = fs::path(path).replace_extension(".txt");
        if (const auto found = listed.find(file.name); found != listed.end())
            file.caption = found->second;
        else if (fs::is_regular_file(beside, ignored))
            file.caption = text_of(beside);
        files.push_back(std::move(file));
    }
    if (files.empty())
        return Error{ErrorCode::not_found,
                     path_to_utf8(folder) + " is no folder with videos or pictures."};
    std::sort(files.begin(), files.end(),
              [](const auto& left, const auto& right) { return left.name < right.name; });
    return files;
}

std::string fingerprint(const std::vector<CaptionedFile>& files)
{
    std::string text;
    std::error_code ignored;
    for (const CaptionedFile& file : files) {
        const auto time = fs::last_write_time(file.path, ignored).time_since_epoch().count();
        text += file.name + '|' + std::to_string(fs::file_size(file.path, ignored)) + '|'
                + std::to_string(time) + '\n';
    }
    return text;
}

}  // namespace flipbook
