// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/foreign/setting_reader.h"

namespace flipbook {

// Prompts by the frame from which on they are meant.
using PromptSchedule = std::map<int, std::string>;

// JSON as people write it by hand: with "#" comments, and commas before closing brackets.
// Discarded where it is none nevertheless.
nlohmann::json parse_lenient_json(std::string_view text);

// {"0": "calm", "8": "storm"}; what is no frame is refused under `name`.
PromptSchedule read_schedule(const nlohmann::json& map, const std::string& name,
                             SettingReader& read);

// The prompt as flipbook/prompt_travel.h has it; without keys where the schedule has one at most.
std::string prompt_of(const std::string& head, const PromptSchedule& schedule,
                      const std::string& tail);

}  // namespace flipbook
