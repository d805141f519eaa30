// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/model_catalog.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <system_error>
#include <utility>

#include "catalog/catalog_folders.h"
#include "catalog/model_folder.h"
#include "core/atomic_file.h"
#include "core/utf8_path.h"
#include "flipbook/recipe.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

// Grows with everything that changes pages.
constexpr int cache_version = 2;

// The first line of a cache file.
std::string cache_header()
{
    return "{\"format\":\"flipbook-catalog\",\"version\":" + std::to_string(cache_version)
           + ",\"app\":\"" + version() + "\"}";
}

std::string stamp_of_file(const fs::path& file)
{
    std::error_code ignored;
    const auto size = fs::file_size(file, ignored);
    const auto time = fs::last_write_time(file, ignored).time_since_epoch().count();
    return std::to_string(size) + ":" + std::to_string(time);
}

// Changes when a file does, or one in a folder and the folders below it.
std::string stamp_of(const fs::path& path)
{
    std::error_code failure;
    if (!fs::is_directory(path, failure))
        return stamp_of_file(path);
    std::vector<fs::path> files;
    fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied,
                                           failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure))
        files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    std::string stamp;
    for (const fs::path& file : files)
        stamp += path_to_utf8(file.lexically_relative(path)) + "=" + stamp_of_file(file) + ";";
    return stamp;
}

std::string key_of(const fs::path& path)
{
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    return path_to_utf8((failure ? path : absolute).lexically_normal());
}

std::optional<fs::path> folder_from_environment(const char* name)
{
#ifdef _WIN32
    const std::wstring wide(name, name + std::char_traits<char>::length(name));
    const wchar_t* value = _wgetenv(wide.c_str());
#else
    const char* value = std::getenv(name);
#endif
    return value && *value ? std::optional<fs::path>(value) : std::nullopt;
}

bool has_all(const ModelPage& page, const InspectOptions& options)
{
    return (!options.hashes || page.hashes) && (!options.deep || page.deep);
}

}  // namespace

bool is_model_folder(const fs::path& path)
{
    return is_diffusers_model(path) || is_diffusers_part(path);
}

std::optional<fs::path> ModelCatalog::usual_cache_file()
{
    constexpr const char* file = "catalog.jsonl";
#ifdef _WIN32
    if (const auto folder = folder_from_environment("LOCALAPPDATA"))
        return *folder / "Flipbook" / "Cache" / file;
#else
    if (const auto folder = folder_from_environment("XDG_CACHE_HOME"))
        return *folder / "flipbook" / file;
    if (const auto folder = folder_from_environment("HOME"))
        return *folder / ".cache" / "flipbook" / file;
#endif
    return std::nullopt;
}

ModelCatalog::ModelCatalog(std::optional<fs::path> cache_file) : m_cache_file(std::move(cache_file))
{
    if (m_cache_file)
        m_entries = load();
}

// Two lines an entry: which file, and its page, which is not looked into before it is needed.
std::map<std::string, ModelCatalog::Entry> ModelCatalog::load() const
{
    std::map<std::string, Entry> entries;
    std::ifstream file(*m_cache_file, std::ios::binary);
    std::string line, page;
    if (!std::getline(file, line) || line != cache_header())
        return entries;
    while (std::getline(file, line) && std::getline(file, page)) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object() || !json.contains("path") || !json.contains("stamp")
            || !json["path"].is_string() || !json["stamp"].is_string())
            return entries;
        entries[json["path"].get<std::string>()] = {json["stamp"].get<std::string>(), page};
    }
    return entries;
}

ModelPage ModelCatalog::inspect(const fs::path& path, const InspectOptions& options)
{
    const std::string key = key_of(path);
    const std::string stamp = stamp_of(path);
    InspectOptions wanted = options;
    if (const auto found = m_entries.find(key);
        found != m_entries.end() && found->second.stamp == stamp)
        if (auto page = page_from_json(found->second.page)) {
            if (has_all(page.value(), options)) {
                page.value().path = path;
                return std::move(page).value();
            }
            wanted.hashes |= page.value().hashes.has_value();
            wanted.deep |= page.value().deep.has_value();
        }
    ModelPage page = inspect_model(path, wanted);
    if (page.problem_code == ErrorCode::not_found && !page.is_usable())
        return page;
    m_entries[key] = {stamp, to_json(page), true};
    return page;
}

// Pages of thousands of models are not parsed for that: a first look is at their text.
std::optional<fs::path> ModelCatalog::find(const MissingModel& model) const
{
    const fs::path name = model.path.filename();
    for (const auto& [key, entry] : m_entries) {
        const fs::path path = path_from_utf8(key);
        const bool is_likely = model.sha256.empty()
                                   ? path.filename() == name
                                   : entry.page.find(model.sha256) != std::string::npos;
        if (!is_likely || entry.stamp != stamp_of(path))
            continue;
        const auto page = page_from_json(entry.page);
        if (page && (!model.sha256.empty() || page.value().kind == model.kind))
            return path;
    }
    return std::nullopt;
}

Result<ModelScan> ModelCatalog::scan(const fs::path& folder, const InspectOptions& options,
                                     const std::function<void(std::size_t, std::size_t)>& progress,
                                     const std::stop_token& stop)
{
    std::error_code failure;
    if (!fs::exists(folder, failure))
        return Error{ErrorCode::not_found, path_to_utf8(folder) + " does not exist."};
    if (fs::is_directory(folder, failure)) {
        fs::directory_iterator entry(folder, failure);
        if (failure)
            return Error{ErrorCode::io, "The folder " + path_to_utf8(folder)
                                            + " cannot be read: " + failure.message() + "."};
    }
    ModelFolders folders = folders_of_installation(folder);
    const auto paths = models_below(folders.folders);
    ModelScan scan{{}, std::move(folders.notices)};
    for (const fs::path& path : paths) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, "The search for models was stopped."};
        scan.pages.push_back(inspect(path, options));
        if (progress)
            progress(scan.pages.size(), paths.size());
    }
    return scan;
}

Result<void> ModelCatalog::save()
{
    const bool has_news = std::any_of(m_entries.begin(), m_entries.end(),
                                      [](const auto& entry) { return entry.second.is_new; });
    if (!m_cache_file || !has_news)
        return {};
    // Others may have written since, and hashes cost most.
    for (auto& [path, entry] : load())
        if (const auto found = m_entries.find(path);
            found == m_entries.end() || !found->second.is_new)
            m_entries[path] = std::move(entry);
    std::error_code failure;
    fs::create_directories(m_cache_file->parent_path(), failure);
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(*m_cache_file, true));
    std::string text = cache_header() + '\n';
    for (const auto& [path, entry] : m_entries) {
        const nlohmann::ordered_json json{{"path", path}, {"stamp", entry.stamp}};
        // Of a drive that is away nothing is known; a file that was deleted leaves its folder.
        const fs::path model = path_from_utf8(path);
        if (fs::exists(model.parent_path(), failure) && !fs::exists(model, failure))
            continue;
        text += json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n'
                + entry.page + '\n';
    }
    FLIPBOOK_TRY(file.write(std::as_bytes(std::span(text))));
    FLIPBOOK_TRY(file.commit());
    for (auto& [path, entry] : m_entries)
        entry.is_new = false;
    return {};
}

}  // namespace flipbook
