// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace flipbook {

// A string as it is, a number or a truth value as it stands in the text; empty for all else.
std::string setting_text(const nlohmann::json& value);

// Of a key; empty where `object` is none, or does not have it.
std::string setting_text(const nlohmann::json& object, const char* key);

// The value of a key; null where `object` is none, or does not have it.
const nlohmann::json& value_of(const nlohmann::json& object, const char* key);

// The first of a list, and the value itself where it is none.
const nlohmann::json& first_of(const nlohmann::json& value);

}  // namespace flipbook
