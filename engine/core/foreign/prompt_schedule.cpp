// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/prompt_schedule.h"

#include <algorithm>

#include "core/foreign/json_setting.h"

namespace flipbook {

using Json = nlohmann::json;

namespace {

std::string strict_json(std::string_view text)
{
    std::string result;
    bool is_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (!is_string && letter == '#') {
            at = std::min(text.find('\n', at), text.size() - 1);
            continue;
        }
        if (!is_string && (letter == '}' || letter == ']')) {
            const std::size_t last = result.find_last_not_of(" \t\r\n");
            if (last != std::string::npos && result[last] == ',')
                result.erase(last, 1);
        }
        if (letter == '"')
            is_string = !is_string;
        result += letter;
        if (is_string && letter == '\\' && at + 1 < text.size())
            result += text[++at];
    }
    return result;
}

// A key ends with its line.
std::string one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

Json parse_lenient_json(std::string_view text)
{
    return Json::parse(strict_json(text), nullptr, false);
}

PromptSchedule read_schedule(const Json& map, const std::string& name, SettingReader& read)
{
    PromptSchedule schedule;
    if (!map.is_object())
        return schedule;
    for (const auto& [key, value] : map.items()) {
        int frame = 0;
        read.whole(name, key, 0, 1000000, frame);
        schedule.emplace(frame, setting_text(value));
    }
    return schedule;
}

std::string prompt_of(const std::string& head, const PromptSchedule& schedule,
                      const std::string& tail)
{
    const bool has_keys = schedule.size() > 1;
    std::string prompt;
    const auto add = [&](const std::string& part) {
        if (!prompt.empty() && !part.empty())
            prompt += has_keys ? "\n" : ", ";
        prompt += part;
    };
    add(head);
    for (const auto& [frame, text] : schedule)
        add(has_keys ? std::to_string(frame) + ": " + one_line(text) : text);
    add(tail);
    return prompt;
}

}  // namespace flipbook
