// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <string>

namespace flipbook {

// A value of /proc/self/status, "VmRSS" or "VmHWM", in bytes; 0 where the system does not say.
inline double memory_value(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":"))
            return std::stod(line.substr(key.size() + 1)) * 1024;
    return 0;
}

}  // namespace flipbook
