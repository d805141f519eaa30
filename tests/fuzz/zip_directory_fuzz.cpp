// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zip_directory.h"
#include "fuzz_input.h"

using namespace flipbook;

// Every entry of an accepted archive lies inside it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto entries = read_zip_directory(as_bytes(bytes, size), "\"fuzz\"");
    if (!entries)
        return 0;
    for (const ZipEntry& entry : entries.value())
        demand(entry.begin <= size && entry.size <= size - entry.begin);
    return 0;
}
