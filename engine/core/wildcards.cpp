// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/wildcards.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <vector>

#include "core/utf8_path.h"

namespace flipbook {
namespace {

constexpr int deepest = 20;                    // Choices within choices, and files that name files.
constexpr std::size_t longest_text = 100'000;  // Bytes.

// SplitMix64 (Steele et al. 2014): the same on every system, unlike the standard's distributions.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) { }

    // 0 … 1, without 1.
    double roll()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t bits = m_state;
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        bits ^= bits >> 31U;
        return static_cast<double>(bits >> 11U) * 0x1p-53;
    }

private:
    std::uint64_t m_state;
};

struct Choice {
    std::string_view text;
    double weight = 1;
};

struct Choices {
    std::size_t count = 1;
    std::vector<Choice> all;
};

// From the brace at `open` to behind the one that closes it; nothing if none does.
std::optional<std::size_t> end_of_braces(std::string_view text, std::size_t open)
{
    int depth = 0;
    for (std::size_t at = open; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '{')
            ++depth;
        else if (text[at] == '}' && --depth == 0)
            return at + 1;
    }
    return std::nullopt;
}

// At the bars that are in no inner braces.
std::vector<std::string_view> split_choices(std::string_view inside)
{
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < inside.size(); ++at) {
        if (inside[at] == '\\') {
            ++at;
        } else if (inside[at] == '{') {
            ++depth;
        } else if (inside[at] == '}') {
            --depth;
        } else if (inside[at] == '|' && depth == 0) {
            parts.push_back(inside.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    parts.push_back(inside.substr(begin));
    return parts;
}

// A number before `mark` at the beginning of `text`, both taken off it.
template <class Number>
std::optional<Number> take_number(std::string_view& text, std::string_view mark)
{
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(end - text.data());
    if (failure != std::errc() || !text.substr(length).starts_with(mark))
        return std::nullopt;
    text.remove_prefix(length + mark.size());
    return number;
}

// Nothing for braces without a bar.
std::optional<Choices> read_choices(std::string_view inside)
{
    Choices choices;
    if (const auto count = take_number<unsigned>(inside, "$$"))
        choices.count = *count;
    const std::vector<std::string_view> parts = split_choices(inside);
    if (parts.size() < 2)
        return std::nullopt;
    for (std::string_view part : parts) {
        const auto weight = take_number<double>(part, "::");
        choices.all.push_back({part, weight && *weight > 0 && *weight < 1e9 ? *weight : 1});
    }
    return choices;
}

bool is_name_character(char character)
{
    return character == '/' || character == '-' || character == '_' || character == ' '
           || (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z')
           || (character >= 'A' && character <= 'Z')
           || static_cast<unsigned char>(character) >= 0x80;
}

// The name in "__name__" at the beginning of `text`; nothing for other text.
std::optional<std::string_view> wildcard_at(std::string_view text)
{
    if (!text.starts_with("__"))
        return std::nullopt;
    const std::size_t end = text.find("__", 2);
    if (end == std::string_view::npos || end == 2)
        return std::nullopt;
    const std::string_view name = text.substr(2, end - 2);
    return std::all_of(name.begin(), name.end(), is_name_character) ? std::optional(name)
                                                                    : std::nullopt;
}

class Resolver {
public:
    Resolver(std::uint64_t seed, const std::filesystem::path& folder)
        : m_dice(seed), m_folder(folder)
    { }

    Result<std::string> resolve(std::string_view text, int depth)
    {
        if (depth > deepest)
            return Error{ErrorCode::invalid_request,
                         "The choices of the prompt lead into each other without end: \""
                             + std::string(text.substr(0, 60)) + "\"."};
        std::string result;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t taken = 1;
            FLIPBOOK_ASSIGN(const std::optional<std::string> drawn,
                            draw(text.substr(at), depth, taken));
            result += drawn ? *drawn : std::string(text.substr(at, taken));
            at += taken;
            if (result.size() > longest_text)
                return Error{ErrorCode::invalid_request,
                             "The choices of the prompt make a text of more than 100 kB."};
        }
        return result;
    }

private:
    // What the beginning of `text` is drawn as, `taken` bytes of it; nothing for plain text.
    Result<std::optional<std::string>> draw(std::string_view text, int depth, std::size_t& taken)
    {
        if (text.front() == '\\' && text.size() > 1) {
            taken = 2;
        } else if (text.front() == '{') {
            const auto end = end_of_braces(text, 0);
            const auto choices = end ? read_choices(text.substr(1, *end - 2)) : std::nullopt;
            if (!choices)
                return std::optional<std::string>();
            taken = *end;
            FLIPBOOK_ASSIGN(std::string drawn, draw_some(*choices, depth));
            return std::optional(std::move(drawn));
        } else if (const auto name = wildcard_at(text)) {
            taken = name->size() + 4;
            FLIPBOOK_ASSIGN(std::string drawn, draw_line(std::string(*name), depth));
            return std::optional(std::move(drawn));
        }
        return std::optional<std::string>();
    }

    Result<std::string> draw_some(Choices choices, int depth)
    {
        std::string result;
        for (std::size_t i = 0; i < choices.count && !choices.all.empty(); ++i) {
            double sum = 0;
            for (const Choice& choice : choices.all)
                sum += choice.weight;
            double place = m_dice.roll() * sum;
            std::size_t drawn = 0;
            while (drawn + 1 < choices.all.size() && place >= choices.all[drawn].weight)
                place -= choices.all[drawn++].weight;
            FLIPBOOK_ASSIGN(const std::string text, resolve(choices.all[drawn].text, depth + 1));
            result += (i > 0 ? ", " : "") + text;
            choices.all.erase(choices.all.begin() + static_cast<std::ptrdiff_t>(drawn));
        }
        return result;
    }

    Result<std::string> draw_line(const std::string& name, int depth)
    {
        const std::filesystem::path relative = path_from_utf8(name + ".txt");
        const std::filesystem::path path = m_folder / relative;
        const auto is_up = [](const std::filesystem::path& part) { return part == ".."; };
        std::ifstream file;
        if (!relative.is_absolute() && std::none_of(relative.begin(), relative.end(), is_up))
            file.open(path, std::ios::binary);
        if (!file.is_open())
            return Error{ErrorCode::not_found, "The wildcard __" + name + "__ has no file: "
                                                   + path_to_utf8(path) + " was needed."};
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);) {
            const std::size_t begin = line.find_first_not_of(" \t\r");
            if (begin == std::string::npos || line[begin] == '#')
                continue;
            lines.push_back(line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1));
        }
        if (lines.empty())
            return Error{ErrorCode::not_found, "The wildcard __" + name + "__ has no lines: "
                                                   + path_to_utf8(path) + " is empty."};
        const auto drawn =
            static_cast<std::size_t>(m_dice.roll() * static_cast<double>(lines.size()));
        return resolve(lines[drawn], depth + 1);
    }

    Dice m_dice;
    const std::filesystem::path& m_folder;
};

}  // namespace

Result<std::string> resolve_wildcards(std::string_view prompt, std::uint64_t seed,
                                      const std::filesystem::path& folder)
{
    return Resolver(seed, folder).resolve(prompt, 0);
}

Result<void> resolve_wildcards(GenerationRequest& request, const std::filesystem::path& folder)
{
    for (std::string* prompt : {&request.prompt.positive, &request.prompt.negative}) {
        FLIPBOOK_ASSIGN(*prompt, resolve_wildcards(*prompt, request.sampling.seed, folder));
    }
    return {};
}

}  // namespace flipbook
