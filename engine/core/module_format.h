// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "flipbook/result.h"

namespace flipbook {

// The kind of a file in Flipbook's own format for motion modules, "low_rank_context": `metadata`
// have "format" = "flipbook-motion-module" and "kind". Nothing for another file.
std::optional<std::string> custom_module_kind(const std::map<std::string, std::string>& metadata);

// What a TorchScript archive (torch.jit.save) says of itself in its extra file "flipbook.json",
// empty where it has none; nothing for a file that is no such archive. Of the archive only the
// table of contents is read, and nothing of it is run. Errors: those of MappedFile::open() and
// read_zip_directory().
Result<std::optional<std::string>> read_script_card(const std::filesystem::path& file);

}  // namespace flipbook
