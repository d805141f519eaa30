// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_memory.h"

#include <fstream>
#include <limits>
#include <string>

#include "flipbook/process_memory.h"

#ifdef _WIN32
#include <windows.h>

#include <psapi.h>
#else
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace flipbook {

#ifdef _WIN32

namespace {

MEMORYSTATUSEX memory_status()
{
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof(status);
    GlobalMemoryStatusEx(&status);
    return status;
}

}  // namespace

std::uint64_t installed_memory_bytes()
{
    return memory_status().ullTotalPhys;
}

std::uint64_t available_memory_bytes()
{
    return memory_status().ullAvailPhys;
}

std::uint64_t peak_resident_bytes()
{
    PROCESS_MEMORY_COUNTERS counters{};
    counters.cb = sizeof(counters);
    if (!GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof(counters)))
        return 0;
    return counters.PeakWorkingSetSize;
}

std::uint64_t resident_bytes()
{
    PROCESS_MEMORY_COUNTERS counters{};
    counters.cb = sizeof(counters);
    if (!GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof(counters)))
        return 0;
    return counters.WorkingSetSize;
}

#else

namespace {

// The value of a line "NAME:   1234 kB" of a file of /proc, in bytes; 0 if there is none.
std::uint64_t proc_bytes(const char* file, const std::string& name)
{
    std::ifstream stream(file);
    for (std::string word; stream >> word;) {
        std::uint64_t kibibytes = 0;
        if (word == name && stream >> kibibytes)
            return kibibytes * 1024;
        stream.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return 0;
}

}  // namespace

std::uint64_t installed_memory_bytes()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_bytes = sysconf(_SC_PAGE_SIZE);
    if (pages < 0 || page_bytes < 0)
        return 0;
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
}

std::uint64_t available_memory_bytes()
{
    return proc_bytes("/proc/meminfo", "MemAvailable:");
}

std::uint64_t peak_resident_bytes()
{
    if (const std::uint64_t high_water = proc_bytes("/proc/self/status", "VmHWM:"))
        return high_water;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
    return static_cast<std::uint64_t>(usage.ru_maxrss);
#else
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
#endif
}

std::uint64_t resident_bytes()
{
    return proc_bytes("/proc/self/status", "VmRSS:");
}

#endif

void keep_freed_pages()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    // Only the main arena grows without limit; a thread's own arena could not hold a large tensor.
    mallopt(M_ARENA_MAX, 1);
#endif
}

SeparatePages::SeparatePages()
{
#ifdef __GLIBC__
    constexpr int smallest_bytes = 256 * 1024;
    mallopt(M_MMAP_THRESHOLD, smallest_bytes);
    mallopt(M_MMAP_MAX, std::numeric_limits<int>::max());
#endif
}

SeparatePages::~SeparatePages()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_MAX, 0);
#endif
}

ProcessMemory process_memory()
{
    return {resident_bytes(), available_memory_bytes(), installed_memory_bytes()};
}

}  // namespace flipbook
