// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// Folders to look for models in, and sentences on those that could not be found out.
struct ModelFolders {
    std::vector<std::filesystem::path> folders;
    std::vector<std::string> notices;
};

// Where an installation keeps its models: that of A1111 or Forge, told by models/Stable-diffusion,
// and of ComfyUI, told by models/checkpoints, with what its extra_model_paths.yaml names. Any
// other folder is itself where models are. `root` may be such a .yaml file, too.
ModelFolders folders_of_installation(const std::filesystem::path& root);

// Model files below the folders, and folders in the diffusers layout as one; sorted, each once.
// Links are followed, hidden folders are not entered, and what cannot be read is passed over.
std::vector<std::filesystem::path> models_below(const std::vector<std::filesystem::path>& folders);

// The folders that ComfyUI's extra_model_paths.yaml names, those of blocks with `is_default`
// first. Errors: those of MappedFile::open(); corrupt, naming the line; unsupported_format where
// the program was built without libyaml.
Result<std::vector<std::filesystem::path>>
read_extra_model_paths(const std::filesystem::path& file);

// The same from its text; paths are relative to the folder of `file`.
Result<std::vector<std::filesystem::path>>
parse_extra_model_paths(std::string_view text, const std::filesystem::path& file);

}  // namespace flipbook
