// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "command_line.h"
#include "flipbook/request.h"

namespace flipbook::cli {

// The list of options that say something about the clip; each sets its part of the request.
const std::vector<CommandOption<GenerationRequest>>& request_options();

// Drawn from 32 bits: short enough to type, and a seed to every other program too.
std::uint64_t random_seed();

// Absolute, so that the recipe in a clip leads back to its models from any folder.
std::filesystem::path model_path(const std::string& text);

// What is wrong with an empty text where a path was needed.
Error empty_path();

// Setters that other commands share. Error: invalid_request.
Result<void> set_side(const std::string& text, int& pixels);  // 8 … 8192.
Result<void> set_precision(const std::string& text, ComputeOptions& compute);
Result<void> set_threads(const std::string& text, int& threads);

}  // namespace flipbook::cli
