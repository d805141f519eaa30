// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/model_folder.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "core/utf8_path.h"
#include "models/diffusers_folder.h"

namespace flipbook {

namespace fs = std::filesystem;

bool has_model_ending(const fs::path& path)
{
    constexpr std::array<std::string_view, 7> endings{".safetensors", ".sft", ".ckpt", ".pt",
                                                      ".pth",         ".bin", ".pkl"};
    std::string ending = path_to_utf8(path.extension());
    for (char& letter : ending)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_diffusers_model(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_regular_file(folder / "model_index.json", ignored)
           || (fs::is_directory(folder / "unet", ignored) && is_diffusers_part(folder / "unet"));
}

bool is_diffusers_part(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_regular_file(folder / "config.json", ignored)
           && (find_weights(folder, diffusers_stem) || find_weights(folder, transformers_stem));
}

}  // namespace flipbook
