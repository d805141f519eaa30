// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "flipbook/model_catalog.h"

namespace flipbook::cli {

// The models below a folder, a line each, grouped by what they are for; those that cannot be used
// come last, with the reason. Paths are relative to `folder`. UTF-8, with a line end at the end.
std::string list_text(const std::filesystem::path& folder, const ModelScan& scan);

}  // namespace flipbook::cli
