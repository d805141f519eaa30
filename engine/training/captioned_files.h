// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

struct CaptionedFile {
    std::filesystem::path path;
    std::string name;  // Its path in the folder, with forward slashes.
    std::string caption;
};

// The videos, animations and pictures in a folder and those below it, sorted by name. A caption
// stands in a file of the same name that ends in .txt, or in metadata.jsonl of the folder (lines
// {"file_name": "…", "text": "…"}, as in the hub's data sets), or is `caption`.
// Errors: not_found, if it is no folder or holds no such file; corrupt, naming the line of
// metadata.jsonl.
Result<std::vector<CaptionedFile>> captioned_files(const std::filesystem::path& folder,
                                                   const std::string& caption);

// Changes when a file is added, removed or written.
std::string fingerprint(const std::vector<CaptionedFile>& files);

}  // namespace flipbook
