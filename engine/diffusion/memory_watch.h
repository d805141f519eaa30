// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <memory>

namespace flipbook {

// Counts what tensors take on one device while it lives, on the thread that made it. Costs nothing
// where there is none.
class MemoryWatch {
public:
    explicit MemoryWatch(at::Device device);
    ~MemoryWatch();

    MemoryWatch(const MemoryWatch&) = delete;
    MemoryWatch& operator=(const MemoryWatch&) = delete;

    std::int64_t held_bytes() const;      // Since it began; negative where more was freed.
    std::int64_t reserved_bytes() const;  // By the allocator of a GPU; 0 for the processor.
    std::int64_t peak_bytes() const;      // The most that was held since the last restart.
    void restart_peak();

private:
    class Counter;

    std::shared_ptr<Counter> m_counter;
    struct Guard;
    std::unique_ptr<Guard> m_guard;
};

}  // namespace flipbook
