// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace flipbook::test {

// A file of tests/data, or one that the build derived from them.
inline std::filesystem::path test_file(const std::string& name)
{
    const auto derived = std::filesystem::path(FLIPBOOK_DERIVED_TEST_DATA) / name;
    return std::filesystem::exists(derived) ? derived
                                            : std::filesystem::path(FLIPBOOK_TEST_DATA) / name;
}

}  // namespace flipbook::test
