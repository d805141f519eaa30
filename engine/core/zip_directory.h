// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// A file in a zip archive, where it lies as it is.
struct ZipEntry {
    std::string name;
    std::uint64_t begin = 0;     // Of its data in the archive.
    std::uint64_t size = 0;      // Of its data in the archive, in bytes.
    bool is_compressed = false;  // By whatever method; the data are of no use then.
};

// The table of contents at the end of a zip archive, with the 64-bit extension (PKWARE,
// APPNOTE.TXT 6.3, 4.3): where the files lie, so that those stored as they are can be used through
// a memory map, which libraries for unpacking do not offer. Every entry returned lies inside
// `bytes`. Error: corrupt; `file` is the archive's name in quotation marks, the message begins
// with it.
Result<std::vector<ZipEntry>> read_zip_directory(std::span<const std::byte> bytes,
                                                 const std::string& file);

}  // namespace flipbook
