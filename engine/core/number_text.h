// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace flipbook {

// The shortest text that reads back as the same number, "0.1", in any locale.
std::string number_text(double number);

// Takes a finite decimal number ("1.2", "-3", "1e-5") from the start of `text` and shortens
// `text` by it; false, with both arguments as they were, if there is none.
bool take_number(std::string_view& text, double& number);

}  // namespace flipbook
