// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flipbook {

// A prompt in the syntax of Compel, InvokeAI's, in A1111's: "(x)1.3" is "(x:1.3)", "word++"
// "(word:1.21)", "(x)" is "x", and square brackets are text. Nothing for a prompt with .blend(),
// .and() or .swap(), which A1111's has no words for.
std::optional<std::string> from_compel(std::string_view prompt);

}  // namespace flipbook
