// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace flipbook {

// Main memory in bytes, as the system says; 0 where it does not.
struct ProcessMemory {
    std::uint64_t resident = 0;   // Held by this program now.
    std::uint64_t available = 0;  // Still to be had without swapping.
    std::uint64_t installed = 0;
};

// Asks the system; takes some microseconds. Any thread.
ProcessMemory process_memory();

}  // namespace flipbook
