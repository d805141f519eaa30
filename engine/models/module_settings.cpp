// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/module_settings.h"

#include <algorithm>
#include <charconv>

namespace flipbook {

const std::string* SettingsReader::find(const std::string& key) const
{
    const auto found = m_settings.find(key);
    return !m_outcome || found == m_settings.end() ? nullptr : &found->second;
}

void SettingsReader::refuse(const std::string& key, const std::string& needed)
{
    const auto found = m_settings.find(key);
    if (m_outcome)
        m_outcome = Error{ErrorCode::unsupported_format,
                          m_source + ": the setting \"" + key + "\" of the motion module is \""
                              + (found == m_settings.end() ? std::string() : found->second)
                              + "\" where " + needed + " was needed."};
}

void SettingsReader::read(const std::string& key, std::int64_t& value, std::int64_t least,
                          std::int64_t most)
{
    const std::string* text = find(key);
    if (!text)
        return;
    std::int64_t number = 0;
    const char* last = text->data() + text->size();
    const auto [end, failure] = std::from_chars(text->data(), last, number);
    if (failure != std::errc() || end != last || number < least || number > most)
        return refuse(key, "a whole number from " + std::to_string(least) + " to "
                               + std::to_string(most));
    value = number;
}

void SettingsReader::read(const std::string& key, bool& value)
{
    const std::string* text = find(key);
    if (!text)
        return;
    if (*text != "true" && *text != "false")
        return refuse(key, "true or false");
    value = *text == "true";
}

void SettingsReader::read(const std::string& key, std::vector<std::string>& value)
{
    const std::string* text = find(key);
    if (!text)
        return;
    value.clear();
    for (std::size_t begin = 0; begin <= text->size();) {
        const std::size_t end = std::min(text->find(',', begin), text->size());
        std::string word = text->substr(begin, end - begin);
        word.erase(0, word.find_first_not_of(' '));
        word.erase(word.find_last_not_of(' ') + 1);
        // A name is a parameter's too, and a part of a mix.
        if (word.empty() || word.find_first_of(".:+") != std::string::npos)
            return refuse(key, "names without . : and +, separated by commas,");
        value.push_back(std::move(word));
        begin = end + 1;
    }
}

}  // namespace flipbook
