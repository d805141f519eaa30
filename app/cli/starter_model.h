// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/result.h"

namespace flipbook::cli {

// The model that comes in the box: "starter" in the folder that FLIPBOOK_RESOURCES_DIR names, or
// among the installed resources, or among those of the source tree.
// Error: not_found; the sentence asks for --model.
Result<std::filesystem::path> starter_model();

}  // namespace flipbook::cli
