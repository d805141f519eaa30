// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace flipbook {

// What a zlib stream (RFC 1950) holds; nothing where it is damaged, longer than `most` bytes, or
// this build has no zlib.
std::optional<std::string> inflated(std::span<const std::uint8_t> stream, std::size_t most);

}  // namespace flipbook
