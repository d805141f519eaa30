// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace flipbook::cli {

// The end of a sentence about an unknown `word`: "; did you mean 'generate'?" with the name that is
// fewest typing slips away, or "." if none is near (one slip in three letters at most). Case does
// not count.
std::string ending_with_hint(std::string_view word, const std::vector<std::string>& names);

}  // namespace flipbook::cli
