// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/model_kind.h"
#include "flipbook/request.h"

namespace flipbook {

// A place of a request that names a model file.
struct ModelPlace {
    ModelKind kind = ModelKind::unknown;
    std::filesystem::path* path = nullptr;  // In the request.
};

// All that are filled in, in the order of the recipe.
std::vector<ModelPlace> model_places(GenerationRequest& request);

// A file that a request names and that is not there, and what the request's model_files know of
// it, empty or 0 where that is nothing.
struct MissingModel {
    ModelKind kind = ModelKind::unknown;
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::string sha256;

    bool operator==(const MissingModel&) const = default;
};

// Each once. Looks for the files.
std::vector<MissingModel> missing_models(const GenerationRequest& request);

// Names another file wherever the request names the first.
void replace_model(GenerationRequest& request, const std::filesystem::path& missing,
                   const std::filesystem::path& found);

// "The checkpoint "D:/models/toon.safetensors" is not there (SHA-256 0123…)." For people.
std::string sentence(const MissingModel& missing);

}  // namespace flipbook
