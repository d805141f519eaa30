// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace flipbook {

// The path and when it was last written to: another text for another file or other content.
std::string file_stamp(const std::filesystem::path& path);

}  // namespace flipbook
