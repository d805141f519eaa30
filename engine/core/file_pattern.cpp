// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/file_pattern.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

#include "core/number_text.h"
#include "core/prompt_tags.h"
#include "core/unicode.h"
#include "core/utf8_path.h"
#include "flipbook/prompt_travel.h"
#include "flipbook/sampler_names.h"

namespace flipbook {

namespace {

constexpr std::size_t longest_name = 120;
// File systems take 255; an ending and a number are to come.
constexpr std::size_t most_bytes = 200;
constexpr std::size_t usual_words = 8;
constexpr std::size_t number_digits = 5;

std::string formatted(const std::tm& time, const char* format)
{
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &time)};
}

// What is said first, without tags, weights and comments.
std::string plain_prompt(const std::string& prompt)
{
    const std::string uncommented = without_comments(prompt);
    const auto tagged = take_tags(uncommented);
    std::string text = tagged ? tagged.value().text : uncommented;
    if (const PromptTravel travel = parse_travel(text); !travel.keys.empty())
        text = travel.prompt_of(0);
    return text;
}

bool is_word_letter(char32_t letter)
{
    return is_letter(letter) || is_number(letter) || letter == U'_';
}

// "(red:1.2) ball" is "red-ball": weights are no words.
std::string words_of(const std::string& prompt, std::size_t count)
{
    const std::u32string text = decode_utf8(prompt);
    std::u32string words;
    for (std::size_t at = 0, found = 0; at < text.size();) {
        if (!is_word_letter(text[at])) {
            const bool is_weight = text[at] == U':';
            ++at;
            while (is_weight && at < text.size() && (is_number(text[at]) || text[at] == U'.'))
                ++at;
            continue;
        }
        const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at),
                                          text.end(), is_word_letter);
        if (found++ == count)
            break;
        if (!words.empty())
            words += U'-';
        words.append(text.begin() + static_cast<std::ptrdiff_t>(at), end);
        at = static_cast<std::size_t>(end - text.begin());
    }
    return encode_utf8(words);
}

std::string length_text(int pixels)
{
    return pixels == 0 ? "auto" : std::to_string(pixels);
}

struct Situation {
    const GenerationRequest& request;
    const std::tm& now;
    int number;
};

struct PatternWord {
    const char* name;
    std::string (*value)(const Situation&);
};

std::span<const PatternWord> pattern_words()
{
    using S = const Situation&;
    static constexpr std::array<PatternWord, 18> words{{
        {"prompt_words",
         [](S s) { return words_of(plain_prompt(s.request.prompt.positive), usual_words); }},
        {"prompt", [](S s) { return plain_prompt(s.request.prompt.positive); }},
        {"negative_prompt", [](S s) { return plain_prompt(s.request.prompt.negative); }},
        {"seed", [](S s) { return std::to_string(s.request.sampling.seed); }},
        {"number",
         [](S s) {
             const std::string digits = std::to_string(s.number);
             return std::string(number_digits - std::min(number_digits, digits.size()), '0')
                    + digits;
         }},
        {"date", [](S s) { return formatted(s.now, "%Y-%m-%d"); }},
        {"time", [](S s) { return formatted(s.now, "%H-%M-%S"); }},
        {"datetime", [](S s) { return formatted(s.now, "%Y%m%d%H%M%S"); }},
        {"model_name", [](S s) { return path_to_utf8(s.request.checkpoint.stem()); }},
        {"sampler", [](S s) { return sampler_label(s.request.sampling.scheduler); }},
        {"scheduler",
         [](S s) {
             return schedule_label(s.request.sampling.schedule, s.request.sampling.scheduler);
         }},
        {"steps", [](S s) { return std::to_string(s.request.sampling.steps); }},
        {"cfg", [](S s) { return number_text(s.request.sampling.guidance_scale); }},
        {"clip_skip", [](S s) { return std::to_string(s.request.prompt.clip_skip); }},
        {"width", [](S s) { return length_text(s.request.size.width); }},
        {"height", [](S s) { return length_text(s.request.size.height); }},
        {"frames", [](S s) { return std::to_string(s.request.frame_count); }},
        {"fps", [](S s) { return std::to_string(s.request.frame_rate); }},
    }};
    return words;
}

const PatternWord* find_word(std::string_view name)
{
    for (const PatternWord& word : pattern_words())
        if (name == word.name)
            return &word;
    return nullptr;
}

// Calls `text(part)` for what stands between words, `word(word)` for those.
template <class Text, class Word> void walk(std::string_view pattern, Text text, Word word)
{
    while (!pattern.empty()) {
        const std::size_t begin = pattern.find('[');
        const std::size_t end = pattern.find(']', begin);
        if (end == std::string_view::npos)
            return text(pattern);
        const PatternWord* found = find_word(pattern.substr(begin + 1, end - begin - 1));
        text(pattern.substr(0, found ? begin : begin + 1));
        if (found)
            word(*found);
        pattern.remove_prefix(found ? end + 1 : begin + 1);
    }
}

// Of Windows, whatever the extension; files travel.
bool is_reserved(const std::u32string& name)
{
    const std::u32string stem = to_lower(name.substr(0, name.find(U'.')));
    for (const char32_t* word : {U"con", U"prn", U"aux", U"nul"})
        if (stem == word)
            return true;
    return stem.size() == 4 && (stem.starts_with(U"com") || stem.starts_with(U"lpt"))
           && stem[3] >= U'0' && stem[3] <= U'9';
}

}  // namespace

std::vector<std::string> file_pattern_words()
{
    std::vector<std::string> names;
    for (const PatternWord& word : pattern_words())
        names.push_back(std::string("[") + word.name + ']');
    return names;
}

bool has_pattern_words(std::string_view pattern)
{
    bool has_words = false;
    walk(
        pattern, [](std::string_view) {}, [&](const PatternWord&) { has_words = true; });
    return has_words;
}

std::string expand_file_pattern(std::string_view pattern, const GenerationRequest& request,
                                const std::tm& now, int number)
{
    std::string path;
    while (!pattern.empty()) {
        const std::size_t end = std::min(pattern.find('/'), pattern.size());
        const std::string_view part = pattern.substr(0, end);
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
        if (part.find_first_not_of(". \t") == std::string_view::npos)
            continue;
        std::string name;
        walk(
            part, [&](std::string_view text) { name += text; },
            [&](const PatternWord& word) {
                name += word.value({request, now, number});
            });
        // A word that is empty leaves its separator.
        if (!part.starts_with('-'))
            name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
        path += (path.empty() ? "" : "/") + safe_file_name(name);
    }
    return path.empty() ? safe_file_name({}) : path;
}

std::string safe_file_name(std::string_view text)
{
    constexpr std::u32string_view unfit = U"/\\:*?\"<>|\x7f";
    std::u32string name = decode_utf8(text);
    for (char32_t& letter : name)
        if (letter < U' ' || unfit.find(letter) != std::u32string_view::npos)
            letter = U'-';
    const auto is_edge = [](char32_t letter) { return is_white_space(letter) || letter == U'.'; };
    name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), is_edge));
    name.resize(std::min(name.size(), longest_name));
    while (encode_utf8(name).size() > most_bytes)
        name.pop_back();
    while (!name.empty() && is_edge(name.back()))
        name.pop_back();
    if (name.empty())
        return "clip";
    return encode_utf8(is_reserved(name) ? name + U'-' : name);
}

}  // namespace flipbook
