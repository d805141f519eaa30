// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "flipbook/model_places.h"
#include "flipbook/result.h"

namespace flipbook::cli {

// A file that lies elsewhere than a recipe says.
struct MovedModel {
    MissingModel missing;
    std::filesystem::path path;  // Where it is now.
};

// What a recipe names and is not there, looked for among all models that this program has looked
// at. Error: not_found, for the first that is nowhere, with what to look for and which option
// names it.
Result<std::vector<MovedModel>> find_moved_models(const GenerationRequest& request);

}  // namespace flipbook::cli
