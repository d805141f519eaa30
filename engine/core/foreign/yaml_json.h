// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace flipbook {

// A YAML document as JSON, every scalar a string. Null for what is none, for one of absurd depth or
// size, and in a build without libyaml.
nlohmann::json json_of_yaml(std::string_view text);

}  // namespace flipbook
