// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog_folders.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>

#include "catalog/model_folder.h"
#include "core/utf8_path.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_yaml(const fs::path& path)
{
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

void add_extra_paths(ModelFolders& result, const fs::path& file)
{
    auto extra = read_extra_model_paths(file);
    if (!extra) {
        result.notices.push_back(extra.error().message);
        return;
    }
    for (fs::path& folder : extra.value()) {
        if (is_folder(folder))
            result.folders.push_back(std::move(folder));
        else
            result.notices.push_back(path_to_utf8(file) + " names the folder "
                                     + path_to_utf8(folder) + ", which does not exist.");
    }
}

// Walks down, entering every real folder once however many links lead to it.
class Walk {
public:
    void enter(const fs::path& folder, int depth)
    {
        constexpr int deepest = 16;
        std::error_code failure;
        const fs::path real = fs::canonical(folder, failure);
        if (failure || depth > deepest || !m_entered.insert(real).second)
            return;
        if (is_diffusers_model(folder) || is_diffusers_part(folder)) {
            m_models.insert(folder);
            return;
        }
        fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                     failure);
        for (; !failure && entry != fs::directory_iterator(); entry.increment(failure))
            look_at(*entry, depth);
    }

    std::vector<fs::path> models() const { return {m_models.begin(), m_models.end()}; }

private:
    void look_at(const fs::directory_entry& entry, int depth)
    {
        std::error_code ignored;
        const fs::path& path = entry.path();
        if (path_to_utf8(path.filename()).starts_with("."))
            return;
        if (entry.is_directory(ignored))
            enter(path, depth + 1);
        else if ((has_model_ending(path) || is_picture_of_words(path))
                 && entry.is_regular_file(ignored))
            m_models.insert(path);
    }

    // Textual inversions are shared as pictures, too.
    static bool is_picture_of_words(const fs::path& path)
    {
        return path.extension() == ".png"
               && std::find(path.begin(), path.end(), fs::path("embeddings")) != path.end();
    }

    std::set<fs::path> m_entered;
    std::set<fs::path> m_models;
};

}  // namespace

ModelFolders folders_of_installation(const fs::path& root)
{
    ModelFolders result;
    if (is_yaml(root)) {
        add_extra_paths(result, root);
        return result;
    }
    const bool is_a1111 = is_folder(root / "models" / "Stable-diffusion");
    const bool is_comfyui = is_folder(root / "models" / "checkpoints");
    if (!is_a1111 && !is_comfyui) {
        result.folders.push_back(root);
        return result;
    }
    constexpr std::array places{
        "models",
        "embeddings",
        "extensions/sd-webui-animatediff/model",
        "custom_nodes/ComfyUI-AnimateDiff-Evolved/models",
        "custom_nodes/ComfyUI-AnimateDiff-Evolved/motion_lora",
    };
    for (const char* place : places)
        if (is_folder(root / place))
            result.folders.push_back(root / place);
    std::error_code ignored;
    if (const auto file = root / "extra_model_paths.yaml"; fs::is_regular_file(file, ignored))
        add_extra_paths(result, file);
    return result;
}

std::vector<fs::path> models_below(const std::vector<fs::path>& folders)
{
    Walk walk;
    for (const fs::path& folder : folders)
        walk.enter(folder, 0);
    return walk.models();
}

}  // namespace flipbook
