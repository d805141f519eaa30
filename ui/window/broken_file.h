// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "flipbook/request.h"

namespace flipbook::ui {

// The model file of the request that the error's sentence names; of several the longest path, for
// a folder's path begins those of its files.
std::optional<std::filesystem::path> broken_file(const Error& error, GenerationRequest request);

}  // namespace flipbook::ui
