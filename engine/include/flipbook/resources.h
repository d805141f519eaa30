// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace flipbook {

// The folder of what comes with the program, presets and the starter model: the one that
// FLIPBOOK_RESOURCES_DIR names; without it "../share/flipbook" as seen from the running program,
// or, where that is not installed, "resources" of the source tree it was built in.
std::filesystem::path resources_folder();

// The model that comes in the box, a diffusers folder; nothing where it is not there.
std::optional<std::filesystem::path> starter_model();

}  // namespace flipbook
