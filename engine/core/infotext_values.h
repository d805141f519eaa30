// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flipbook {

// A JSON string if the value has a comma, colon or line break, or would not come back as it is.
// Bytes beyond ASCII stay as they are, UTF-8 or not.
std::string quoted_if_needed(std::string_view value);

// What a JSON string says. Nothing fails: a wrong escape stays as it is.
std::string unquoted(std::string_view quoted);

// "model: mm.safetensors, fps: 8", as the AnimateDiff extension takes its own value apart: at ", "
// and then at the first ": ". What is no pair is left out.
std::vector<std::pair<std::string, std::string>> inner_pairs(std::string_view value);

}  // namespace flipbook
