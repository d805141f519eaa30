// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/infotext.h"

#include <algorithm>
#include <array>

#include "core/foreign/civitai_models.h"
#include "core/infotext_values.h"
#include "core/text.h"

namespace flipbook {

namespace {

using Pair = std::pair<std::string, std::string>;

constexpr std::string_view negative_heading = "Negative prompt:";

// All of UTF-8 beyond ASCII counts as letters.
bool is_word(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
           || (letter >= '0' && letter <= '9') || letter == '_'
           || static_cast<unsigned char>(letter) >= 0x80;
}

bool is_key(char letter)
{
    return is_word(letter) || letter == ' ' || letter == '-' || letter == '/';
}

bool holds_json(std::string_view key)
{
    return key == "Hashes" || key == "Civitai resources";
}

// Where the JSON value ends that `text` begins with; npos if it does not end.
std::size_t json_end(std::string_view text)
{
    int depth = 0;
    bool is_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (is_string && letter == '\\')
            ++at;
        else if (letter == '"')
            is_string = !is_string;
        else if (!is_string && (letter == '{' || letter == '['))
            ++depth;
        else if (!is_string && (letter == '}' || letter == ']') && --depth == 0)
            return at + 1;
    }
    return std::string_view::npos;
}

// Takes the pairs off a line one by one.
class PairReader {
public:
    explicit PairReader(std::string_view line) : m_rest(line)
    {
        while (!m_rest.empty())
            take_item();
    }

    std::vector<Pair> pairs() && { return std::move(m_pairs); }
    int pair_count() const { return m_pair_count; }

private:
    void take_item()
    {
        const auto begin = std::find_if(m_rest.begin(), m_rest.end(), is_word);
        const auto end = std::find_if_not(begin, m_rest.end(), is_key);
        const bool is_first = m_is_at_comma && std::all_of(m_rest.begin(), begin, [](char letter) {
                                  return letter == ' ' || letter == '\t' || letter == ',';
                              });
        const std::string key(trimmed(std::string(begin, end)));
        const bool is_pair = end != m_rest.end() && *end == ':';
        m_is_at_comma = end == m_rest.end() || *end == ',';
        const auto length = static_cast<std::size_t>(end - m_rest.begin());
        m_rest.remove_prefix(std::min(length + 1, m_rest.size()));
        if (key.size() < 2)
            return;
        if (is_pair)
            take_pair(key);
        else if (is_first && m_is_at_comma)
            m_pairs.emplace_back(key, key);
    }

    void take_pair(const std::string& key)
    {
        ++m_pair_count;
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size()));
        std::string value;
        if (!take_quoted(value) && !take_json(key, value))
            value = trimmed(take(m_rest.find(',')));
        m_is_at_comma = true;
        if (!value.empty())
            m_pairs.emplace_back(key, std::move(value));
    }

    bool take_quoted(std::string& value)
    {
        if (!m_rest.starts_with('"'))
            return false;
        std::size_t end = 1;
        while (end < m_rest.size() && m_rest[end] != '"')
            end += m_rest[end] == '\\' ? 2 : 1;
        if (!ends_item(end + 1))
            return false;
        value = unquoted(take(end + 1));
        return true;
    }

    bool take_json(const std::string& key, std::string& value)
    {
        if (!m_may_hold_json || !holds_json(key)
            || !(m_rest.starts_with('{') || m_rest.starts_with('[')))
            return false;
        const std::size_t end = json_end(m_rest);
        // One that does not end would be looked for again and again.
        m_may_hold_json = end != std::string_view::npos && ends_item(end);
        if (m_may_hold_json)
            value = take(end);
        return m_may_hold_json;
    }

    // Whether at most spaces stand between `end` and the comma.
    bool ends_item(std::size_t end) const
    {
        if (end > m_rest.size())
            return false;
        const std::size_t next = m_rest.find_first_not_of(" \t", end);
        return next == std::string_view::npos || m_rest[next] == ',';
    }

    std::string_view take(std::size_t end)
    {
        const std::string_view taken = m_rest.substr(0, end);
        m_rest.remove_prefix(taken.size());
        m_rest.remove_prefix(m_rest.empty() ? 0 : m_rest.find(',') + 1);
        return taken;
    }

    std::string_view m_rest;
    std::vector<Pair> m_pairs;
    int m_pair_count = 0;
    bool m_is_at_comma = true;
    bool m_may_hold_json = true;
};

std::string with_line_feeds(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (const char letter : text) {
        while (letter == '\n' && result.ends_with('\r'))
            result.pop_back();
        result.push_back(letter);
    }
    return result;
}

void read_prompts(std::string_view text, Infotext& infotext)
{
    bool is_negative = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!is_negative && line.starts_with(negative_heading)) {
            is_negative = true;
            line.remove_prefix(negative_heading.size());
        }
        (is_negative ? infotext.negative : infotext.prompt).append(line) += '\n';
    }
    infotext.prompt = trimmed(infotext.prompt);
    infotext.negative = trimmed(infotext.negative);
}

// AUTOMATIC1111 takes "Negative prompt: (blurry:1.2), (dark:1.1)" for settings when it is the last
// line, because it counts three colons; here the heading decides.
bool is_settings(std::string_view line)
{
    constexpr int fewest_pairs = 3;
    return !line.starts_with(negative_heading) && PairReader(line).pair_count() >= fewest_pairs;
}

std::string_view last_line(std::string_view text)
{
    return text.substr(text.rfind('\n') + 1);
}

}  // namespace

std::string Infotext::value(std::string_view key) const
{
    const auto found = std::find_if(parameters.rbegin(), parameters.rend(),
                                    [key](const Pair& pair) { return pair.first == key; });
    return found == parameters.rend() ? std::string() : found->second;
}

Infotext parse_infotext(std::string_view text)
{
    const std::string whole = with_line_feeds(trimmed(text));
    std::string_view prompts = whole;
    const std::string_view settings = last_line(prompts);
    Infotext infotext;
    const bool has_parameters = is_settings(settings);
    if (has_parameters)
        prompts.remove_suffix(settings.size());
    read_prompts(prompts, infotext);
    if (!has_parameters)
        return infotext;
    for (Pair& pair : PairReader(settings).pairs()) {
        const bool is_read =
            holds_json(pair.first) && read_civitai_models(pair.second, infotext.models);
        if (!is_read)
            infotext.parameters.push_back(std::move(pair));
    }
    return infotext;
}

std::string to_text(const Infotext& infotext)
{
    std::string text = infotext.prompt;
    if (!infotext.negative.empty())
        text.append("\n").append(negative_heading).append(" ").append(infotext.negative);
    std::string line;
    for (const auto& [key, value] : infotext.parameters) {
        if (value.empty())
            continue;
        line += line.empty() ? key : ", " + key;
        if (value != key)
            line += ": " + quoted_if_needed(value);
    }
    // A prompt alone that could be taken for settings.
    if (line.empty() && infotext.negative.empty() && is_settings(last_line(text)))
        line = negative_heading;
    return std::string(trimmed(text + '\n' + line));
}

}  // namespace flipbook
