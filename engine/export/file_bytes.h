// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// The whole file. Errors: not_found; io (also for a folder); unsupported_format above 1 GiB, which
// no picture or side-car reaches.
Result<std::vector<std::uint8_t>> read_bytes(const std::filesystem::path& path);

// The first bytes of the file, at most `count`. Errors: not_found, io.
Result<std::vector<std::uint8_t>> read_first_bytes(const std::filesystem::path& path,
                                                   std::size_t count);

// Makes the file or replaces what is in it. Error: io, with the system's reason; it names `target`,
// which the user knows, where `path` is a temporary file.
Result<void> write_bytes(const std::filesystem::path& path, std::span<const std::uint8_t> bytes,
                         const std::filesystem::path& target);

}  // namespace flipbook
