// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/prompt_travel.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <system_error>

#include "core/text.h"

namespace flipbook {

namespace {

constexpr std::string_view blanks = " \t\r";

// "8: a storm". The blank behind the colon tells a key from times and ratios; a key whose text was
// but a tag has none.
std::optional<PromptKey> read_key(std::string_view content)
{
    PromptKey key;
    const char* const last = content.data() + content.size();
    const auto [end, failure] = std::from_chars(content.data(), last, key.frame);
    if (failure == std::errc::invalid_argument || content.front() == '-')
        return std::nullopt;
    if (failure == std::errc::result_out_of_range)
        key.frame = std::numeric_limits<int>::max();
    std::string_view rest(end, static_cast<std::size_t>(last - end));
    rest = trimmed(rest, blanks);
    if (!rest.starts_with(':') || (rest.size() > 1 && blanks.find(rest[1]) == rest.npos))
        return std::nullopt;
    key.text = trimmed(rest.substr(1), blanks);
    return key;
}

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view content;  // Without comment and blanks.
};

std::vector<Line> lines_of(std::string_view prompt)
{
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin <= prompt.size();) {
        const std::size_t end = std::min(prompt.find('\n', begin), prompt.size());
        const std::string_view text = prompt.substr(begin, end - begin);
        lines.push_back({begin, end, trimmed(text.substr(0, text.find('#')), blanks)});
        begin = end + 1;
    }
    return lines;
}

void join(std::string& text, std::string_view part)
{
    if (part.empty())
        return;
    if (!text.empty())
        text += ", ";
    text += part;
}

// `reason` goes on from the quoted line.
WrongKey wrong(std::string_view prompt, std::size_t begin, std::size_t end,
               const std::string& reason)
{
    const std::string line(trimmed(prompt.substr(begin, end - begin), blanks));
    return {begin, end, "The prompt's line \"" + line + "\" " + reason + "."};
}

// The first line behind the tail that would be a key in another place.
const Line* stray_key(const std::vector<Line>& lines, const PromptTravel& travel)
{
    for (const Line& line : lines)
        if (!travel.keys.empty() && line.begin > travel.keys.back().end && read_key(line.content))
            return &line;
    return nullptr;
}

// A key's line, and the blank lines and comments between it and the key before.
struct KeyLines {
    std::string before;
    std::string line;
};

using KeysByFrame = std::map<int, KeyLines>;

KeysByFrame keys_by_frame(std::string_view prompt, const PromptTravel& travel)
{
    KeysByFrame keys;
    std::size_t begin = travel.keys.empty() ? 0 : travel.keys.front().begin;
    for (const PromptKey& key : travel.keys) {
        keys[key.frame] = {std::string(prompt.substr(begin, key.begin - begin)),
                           std::string(prompt.substr(key.begin, key.end - key.begin))};
        begin = std::min(key.end + 1, prompt.size());
    }
    return keys;
}

// The prompt with these keys where its own were, or below it where it has none.
std::string with_keys(std::string_view prompt, const PromptTravel& travel, const KeysByFrame& keys)
{
    std::string block;
    for (const auto& [frame, key] : keys)
        block += (block.empty() ? "" : "\n") + key.before + key.line;
    if (travel.keys.empty()) {
        std::string result(prompt);
        if (!result.empty() && result.back() != '\n')
            result += '\n';
        return result + block;
    }
    std::string head(prompt.substr(0, travel.keys.front().begin));
    std::string_view tail = prompt.substr(travel.keys.back().end);
    if (block.empty()) {
        // The line break between goes with the keys.
        if (tail.starts_with('\n'))
            tail.remove_prefix(1);
        else if (head.ends_with('\n'))
            head.pop_back();
    }
    return head + block + std::string(tail);
}

}  // namespace

std::string PromptTravel::prompt_of(std::size_t key) const
{
    std::string prompt = head;
    join(prompt, keys.at(key).text);
    join(prompt, tail);
    return prompt;
}

PromptTravel parse_travel(std::string_view prompt)
{
    PromptTravel travel;
    bool is_behind = false;
    for (const Line& line : lines_of(prompt)) {
        if (line.content.empty())
            continue;
        auto key = is_behind ? std::nullopt : read_key(line.content);
        if (key) {
            key->begin = line.begin;
            key->end = line.end;
            travel.keys.push_back(std::move(*key));
            continue;
        }
        is_behind = !travel.keys.empty();
        join(is_behind ? travel.tail : travel.head, line.content);
    }
    return travel;
}

std::optional<WrongKey> find_wrong_key(std::string_view prompt, int frame_count)
{
    const PromptTravel travel = parse_travel(prompt);
    int earliest = 0;
    for (const PromptKey& key : travel.keys) {
        const std::string is_for = "is for frame " + std::to_string(key.frame);
        if (key.frame >= frame_count)
            return wrong(prompt, key.begin, key.end,
                         is_for + ", and the last frame of the clip is "
                             + std::to_string(frame_count - 1));
        if (key.frame < earliest)
            return wrong(prompt, key.begin, key.end,
                         is_for + ", and at least frame " + std::to_string(earliest)
                             + " was needed behind the line before");
        earliest = key.frame + 1;
    }
    if (const auto lines = lines_of(prompt); const Line* line = stray_key(lines, travel))
        return wrong(prompt, line->begin, line->end,
                     "looks like a key, but other text keeps it apart from those before; keys "
                     "stand one below the other");
    return std::nullopt;
}

PromptBlend blend_at(const PromptTravel& travel, int frame, int frame_count, bool is_closed_loop)
{
    const auto& keys = travel.keys;
    const auto next =
        std::upper_bound(keys.begin(), keys.end(), frame,
                         [](int number, const PromptKey& key) { return number < key.frame; });
    const std::size_t last = keys.size() - 1;
    const auto after = static_cast<std::size_t>(next - keys.begin());
    const bool is_outside = after == 0 || after > last;
    if (is_outside && !is_closed_loop) {
        const std::size_t end = after == 0 ? 0 : last;
        return {end, end, 0};
    }
    const std::size_t from = after == 0 ? last : after - 1;
    const std::size_t to = after > last ? 0 : after;
    const int begin = keys[from].frame - (after == 0 ? frame_count : 0);
    const int end = keys[to].frame + (after > last ? frame_count : 0);
    const double part = static_cast<double>(frame - begin) / (end - begin);
    return from == to || part == 0 ? PromptBlend{from, from, 0} : PromptBlend{from, to, part};
}

std::string with_key(std::string_view prompt, int frame, std::string_view text)
{
    const PromptTravel travel = parse_travel(prompt);
    auto keys = keys_by_frame(prompt, travel);
    keys[frame].line = std::to_string(frame) + ':' + (text.empty() ? "" : ' ' + std::string(text));
    return with_keys(prompt, travel, keys);
}

std::string with_key_moved(std::string_view prompt, std::size_t key, int frame)
{
    const PromptTravel travel = parse_travel(prompt);
    const int old_frame = travel.keys.at(key).frame;
    auto keys = keys_by_frame(prompt, travel);
    KeyLines lines = std::move(keys[old_frame]);
    keys.erase(old_frame);
    // What stands behind the number stays as it is.
    lines.line.replace(0, lines.line.find(':'), std::to_string(frame));
    keys[frame] = std::move(lines);
    return with_keys(prompt, travel, keys);
}

std::string without_key(std::string_view prompt, std::size_t key)
{
    const PromptTravel travel = parse_travel(prompt);
    auto keys = keys_by_frame(prompt, travel);
    keys.erase(travel.keys.at(key).frame);
    return with_keys(prompt, travel, keys);
}

}  // namespace flipbook
