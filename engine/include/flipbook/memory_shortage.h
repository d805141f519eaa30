// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "flipbook/result.h"

namespace flipbook {

// Why a clip was not begun: what it needs at its peak, weights included, and what there is. Both
// are estimates.
struct MemoryShortage {
    std::uint64_t needed_bytes = 0;
    std::uint64_t available_bytes = 0;

    bool operator==(const MemoryShortage&) const = default;
};

// An out_of_memory error whose sentence names both.
Error out_of_memory_error(const MemoryShortage& shortage);

// The reverse; nothing for another error, such as memory that ran out unforeseen.
std::optional<MemoryShortage> memory_shortage(const Error& error);

}  // namespace flipbook
