// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/safetensors.h"
#include "flipbook/result.h"

namespace flipbook {

// The first bytes of a file give the length of the header; the format limits it to 100 MB.
constexpr std::size_t safetensors_length_bytes = 8;
constexpr std::uint64_t safetensors_header_limit = 100'000'000;

struct SafetensorsHeader {
    std::vector<TensorEntry> entries;  // In the order of their bytes.
    std::map<std::string, std::string> metadata;
};

// Reads and checks the header at the start of `bytes`, the whole file. Messages begin with `file`,
// its name in quotation marks. Errors: unsupported_format, corrupt.
Result<SafetensorsHeader> read_safetensors_header(std::span<const std::byte> bytes,
                                                  const std::string& file);

// What a file that is not safetensors is instead, "a web page" for instance; empty if unknown.
std::string foreign_content(std::span<const std::byte> bytes);

}  // namespace flipbook
