// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/memory_watch.h"

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <algorithm>
#include <atomic>

namespace flipbook {

// Torch tells its profiler of each allocation; this stands in the profiler's place.
class MemoryWatch::Counter : public c10::MemoryReportingInfoBase {
public:
    explicit Counter(at::Device device) : m_device(device) { }

    void reportMemoryUsage(void*, int64_t size, std::size_t, std::size_t total_reserved,
                           c10::Device device) override
    {
        if (device.type() != m_device.type())
            return;
        held += size;
        reserved = static_cast<std::int64_t>(total_reserved);
        peak = std::max(peak.load(), held.load());
    }
    bool memoryProfilingEnabled() const override { return true; }

    std::atomic<std::int64_t> held = 0, peak = 0, reserved = 0;

private:
    at::Device m_device;
};

struct MemoryWatch::Guard {
    explicit Guard(const std::shared_ptr<Counter>& counter)
        : guard(c10::DebugInfoKind::PROFILER_STATE, counter)
    { }
    c10::DebugInfoGuard guard;
};

MemoryWatch::MemoryWatch(at::Device device)
    : m_counter(std::make_shared<Counter>(device)), m_guard(std::make_unique<Guard>(m_counter))
{ }

MemoryWatch::~MemoryWatch() = default;

std::int64_t MemoryWatch::held_bytes() const
{
    return m_counter->held;
}

std::int64_t MemoryWatch::reserved_bytes() const
{
    return m_counter->reserved;
}

std::int64_t MemoryWatch::peak_bytes() const
{
    return m_counter->peak;
}

void MemoryWatch::restart_peak()
{
    m_counter->peak = m_counter->held.load();
}

}  // namespace flipbook
