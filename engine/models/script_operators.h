// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "flipbook/result.h"

namespace torch::jit {
struct Module;
}

namespace flipbook {

// Scripts are programs. These keep them to arithmetic on tensors: what could reach files, the
// network or the system is refused before anything of a script runs. That is no proof against a
// fault of the library that reads the archive, so scripts are content to be trusted.

// Of a TorchScript archive that has not been loaded. Errors: unsupported_format, naming the file
// and what would run while it is loaded.
Result<void> check_script_archive(const std::filesystem::path& file);

// Of a script that has been loaded and not run. Error: unsupported_format, naming the first
// operator that is not on the list.
Result<void> check_script_operators(const torch::jit::Module& script, const std::string& file);

}  // namespace flipbook
