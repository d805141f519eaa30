// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "flipbook/foreign_recipe.h"
#include "flipbook/result.h"

namespace flipbook {

// What a file tells of how it was made: our own recipe, or else another program's.
struct FileRecipe {
    std::string json;  // As from_recipe() reads it; empty with a foreign one.
    std::optional<ForeignRecipe> foreign;
};

// Looks where read_recipe() does, and if nothing of ours is there, where other programs write: text
// of a PNG, comment of a GIF, tags of a video, a .txt, .json or .yaml file. What a foreign recipe
// is silent about is as in `base`. Errors: as read_recipe().
Result<FileRecipe> find_recipe(const std::filesystem::path& path,
                               const GenerationRequest& base = {});

}  // namespace flipbook
