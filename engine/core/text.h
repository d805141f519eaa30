// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace flipbook {

// Without what stands of `blanks` at both ends.
std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n\f\v");

// "one, two, three".
std::string listed(const std::vector<std::string>& names);

}  // namespace flipbook
