// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "flipbook/request.h"

namespace flipbook::ui {

// The model file of the request that the error's sentence names; of several the longest path, for
// a folder's path begins those of its files.
std::optional<std::filesystem::path> broken_file(const Error& error,
                                                 const GenerationRequest& request);

// Wherever the request names the one file, it names the other.
void replace_file(GenerationRequest& request, const std::filesystem::path& file,
                  const std::filesystem::path& other);

}  // namespace flipbook::ui
