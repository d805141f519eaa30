// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/inflate.h"

namespace flipbook {

// Compiled instead of inflate.cpp where there is no zlib.
std::optional<std::string> inflated(std::span<const std::uint8_t> /*stream*/, std::size_t /*most*/)
{
    return std::nullopt;
}

}  // namespace flipbook
