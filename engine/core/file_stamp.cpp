// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_stamp.h"

#include <system_error>

#include "core/utf8_path.h"

namespace flipbook {

std::string file_stamp(const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto time = std::filesystem::last_write_time(path, ignored).time_since_epoch().count();
    return path_to_utf8(path) + '|' + std::to_string(time);
}

}  // namespace flipbook
