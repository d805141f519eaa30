// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "flipbook/model_page.h"
#include "flipbook/model_places.h"

namespace flipbook {

struct InspectOptions {
    bool hashes = false;        // Reads the whole file once.
    bool deep = false;          // Looks at every number; implies reading the whole file.
    std::stop_token stop = {};  // Ends the reading for hashes, which are missing then.
};

// The page of a model file, or of a folder in the diffusers layout, from
// headers alone: within 20 ms and 20 MB whatever the size, unless options ask
// for more. Never fails: what is wrong with the file stands among the page's
// problems. May be called from any thread.
ModelPage inspect_model(const std::filesystem::path& path, const InspectOptions& options = {});

// Whether a folder is a model, or a part of one, in the diffusers layout: it
// has a page. Other folders have models in them.
bool is_model_folder(const std::filesystem::path& path);

// What was found below a folder.
struct ModelScan {
    std::vector<ModelPage> pages;      // Sorted by path.
    std::vector<std::string> notices;  // Sentences on what could not be looked at.
};

// Pages of models, remembered by path, size and time of the files. Nothing is
// ever written into the folders of models. Used by one thread at a time.
class ModelCatalog {
public:
    // Where pages are kept between runs: in $XDG_CACHE_HOME or ~/.cache, in
    // %LOCALAPPDATA% on Windows. Nothing where the system names no such folder.
    static std::optional<std::filesystem::path> usual_cache_file();

    // Reads what is kept in `cache_file`, if it is there and of this version;
    // without a file nothing is kept.
    explicit ModelCatalog(std::optional<std::filesystem::path> cache_file = usual_cache_file());

    // As inspect_model(), but read anew only where the file has changed or more
    // is asked. What was found out before stays on the page, hashes for instance.
    ModelPage inspect(const std::filesystem::path& path, const InspectOptions& options = {});

    // Of all models below `folder`: an installation of A1111, Forge or ComfyUI
    // (with the folders of its extra_model_paths.yaml), or any folder; or those
    // that a .yaml file of ComfyUI's names. `progress` gets the number of files
    // looked at and of all. Errors: not_found, io, cancelled.
    Result<ModelScan> scan(const std::filesystem::path& folder, const InspectOptions& options = {},
                           const std::function<void(std::size_t, std::size_t)>& progress = {},
                           const std::stop_token& stop = {});

    // A model that was looked at before, is still there and is this one: by its hash, or where that
    // is not known by kind and file name.
    std::optional<std::filesystem::path> find(const MissingModel& model) const;

    // Writes what is new into the cache file, beside what others have written. Error: io; nothing
    // but time is lost then.
    Result<void> save();

private:
    struct Entry {
        std::string stamp;    // Of the file when it was read.
        std::string page;     // JSON.
        bool is_new = false;  // Not in the cache file yet.
    };

    std::map<std::string, Entry> load() const;

    std::optional<std::filesystem::path> m_cache_file;
    std::map<std::string, Entry> m_entries;  // By absolute path.
};

}  // namespace flipbook
