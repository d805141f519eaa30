// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace flipbook {

// A path as UTF-8 with forward slashes, the form that messages, recipes and logs use. On POSIX the
// bytes of the name are kept as they are, valid UTF-8 or not.
inline std::string path_to_utf8(const std::filesystem::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

inline std::filesystem::path path_from_utf8(const std::string& text)
{
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

}  // namespace flipbook
