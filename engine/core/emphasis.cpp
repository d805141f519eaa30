// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/emphasis.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <system_error>
#include <utility>

#include "core/unicode.h"

namespace flipbook {
namespace {

constexpr double round_factor = 1.1;
constexpr double square_factor = 1 / 1.1;
constexpr std::string_view special_characters = "\\()[]:";
constexpr std::string_view white_space = " \t\n\v\f\r";
constexpr std::string_view break_word = "BREAK";

// A part and the bytes [begin, end) of the prompt that it comes from.
struct PlacedPart {
    PromptPart part;
    std::size_t begin;
    std::size_t end;
};

// A pair of brackets, the first of them at byte `at`; parts [begin, end) stand inside.
struct Bracket {
    std::size_t at;
    std::size_t begin;
    std::size_t end;
    double factor;
};

// Brackets of one kind. Round and square ones need not nest properly within each other: each kind
// closes its own, so there are two of these.
class Brackets {
public:
    explicit Brackets(double factor) : m_default_factor(factor) { }

    bool any_open() const { return !m_open.empty(); }

    void open(std::size_t at, std::size_t part)
    {
        m_open.push_back(m_all.size());
        m_all.push_back({at, part, static_cast<std::size_t>(-1), m_default_factor});
    }

    // Precondition: any_open().
    void close(std::size_t part, double factor)
    {
        m_all[m_open.back()].end = part;
        m_all[m_open.back()].factor = factor;
        m_open.pop_back();
    }
    void close(std::size_t part) { close(part, m_default_factor); }

    void append_open(std::vector<std::size_t>& places) const
    {
        for (const std::size_t bracket : m_open)
            places.push_back(m_all[bracket].at);
    }

    // Multiplies the weights; brackets still open reach to the end. One sweep with the products
    // of the enclosing brackets at hand, for a prompt may nest ten thousands of them.
    void apply(std::vector<PlacedPart>& parts) const
    {
        std::vector<std::pair<std::size_t, double>> enclosing;  // End, product.
        std::size_t next = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            while (!enclosing.empty() && enclosing.back().first <= i)
                enclosing.pop_back();
            for (; next < m_all.size() && m_all[next].begin <= i; ++next) {
                const double outer = enclosing.empty() ? 1.0 : enclosing.back().second;
                if (m_all[next].end > i)
                    enclosing.emplace_back(m_all[next].end, outer * m_all[next].factor);
            }
            if (!enclosing.empty())
                parts[i].part.weight *= enclosing.back().second;
        }
    }

private:
    double m_default_factor;
    std::vector<Bracket> m_all;       // In the order of their opening.
    std::vector<std::size_t> m_open;  // Indices into m_all.
};

struct ExplicitWeight {
    double value;
    std::size_t length;  // Of ":1.3)", white space included.
};

// What stands at `at`, if it has the form ":1.3)": an optional sign, digits and dots.
std::optional<ExplicitWeight> explicit_weight(std::string_view prompt, std::size_t at)
{
    const std::size_t begin = prompt.find_first_not_of(white_space, at + 1);
    if (begin == std::string_view::npos)
        return std::nullopt;
    const std::size_t sign = prompt[begin] == '+' || prompt[begin] == '-' ? 1 : 0;
    const std::size_t end = prompt.find_first_not_of("0123456789.", begin + sign);
    const std::size_t closing = prompt.find_first_not_of(white_space, end);
    if (closing == std::string_view::npos || prompt[closing] != ')')
        return std::nullopt;

    // from_chars knows no plus sign.
    const char* const first = prompt.data() + begin + (prompt[begin] == '+' ? 1 : 0);
    const char* const last = prompt.data() + end;
    double value = 1;
    const auto [stop, problem] = std::from_chars(first, last, value);
    if (problem != std::errc() || stop != last)
        return std::nullopt;
    return ExplicitWeight{value, closing + 1 - at};
}

bool is_word_character(char32_t code_point)
{
    return code_point == U'_' || is_letter(code_point) || is_number(code_point);
}

// Whether a character of a word ends at the end of `text`.
bool ends_in_word(std::string_view text)
{
    std::size_t begin = text.size();
    do {
        if (begin == 0)
            return false;
        --begin;
    } while ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80 && text.size() - begin < 4);
    return is_word_character(decode_utf8(text.substr(begin)).back());
}

bool begins_in_word(std::string_view text)
{
    return !text.empty() && is_word_character(decode_utf8(text.substr(0, 4)).front());
}

// The position of BREAK as a whole word, or npos.
std::size_t find_break(std::string_view text)
{
    std::size_t at = text.find(break_word);
    while (at != std::string_view::npos
           && (ends_in_word(text.substr(0, at))
               || begins_in_word(text.substr(at + break_word.size()))))
        at = text.find(break_word, at + 1);
    return at;
}

// Appends bytes [begin, end) of the prompt, which hold no brackets, cut at each BREAK; white space
// around the word goes with it.
void append_text(std::string_view prompt, std::size_t begin, std::size_t end,
                 std::vector<PlacedPart>& parts)
{
    std::string_view text = prompt.substr(begin, end - begin);
    for (std::size_t at = find_break(text); at != std::string_view::npos; at = find_break(text)) {
        const std::size_t length = text.substr(0, at).find_last_not_of(white_space) + 1;
        parts.push_back({{std::string(text.substr(0, length))}, begin, begin + length});
        parts.push_back({{"", 1.0, true}, begin + at, begin + at + break_word.size()});
        text.remove_prefix(at + break_word.size());
        const std::size_t first = text.find_first_not_of(white_space);
        text.remove_prefix(first == std::string_view::npos ? text.size() : first);
        begin = end - text.size();
    }
    parts.push_back({{std::string(text)}, begin, end});
}

struct ParsedBrackets {
    std::vector<PlacedPart> parts;
    std::vector<std::size_t> unmatched;
};

ParsedBrackets parse_brackets(std::string_view prompt)
{
    ParsedBrackets result;
    std::vector<PlacedPart>& parts = result.parts;
    Brackets round(round_factor);
    Brackets square(square_factor);
    for (std::size_t at = 0; at < prompt.size();) {
        std::size_t length = 1;
        const char character = prompt[at];
        if (character == '\\') {
            const bool escapes =
                at + 1 < prompt.size()
                && std::string_view("\\()[]").find(prompt[at + 1]) != std::string_view::npos;
            length = escapes ? 2 : 1;
            parts.push_back({{std::string(prompt.substr(at + 1, length - 1))}, at, at + length});
        } else if (character == '(') {
            round.open(at, parts.size());
        } else if (character == '[') {
            square.open(at, parts.size());
        } else if (character == ')' && round.any_open()) {
            round.close(parts.size());
        } else if (character == ']' && square.any_open()) {
            square.close(parts.size());
        } else if (const auto weight = character == ':' && round.any_open()
                                           ? explicit_weight(prompt, at)
                                           : std::nullopt) {
            round.close(parts.size(), weight->value);
            length = weight->length;
        } else {
            const std::size_t end = prompt.find_first_of(special_characters, at + 1);
            length = special_characters.find(character) != std::string_view::npos
                         ? 1
                         : std::min(end, prompt.size()) - at;
            if (character == ')' || character == ']')
                result.unmatched.push_back(at);
            append_text(prompt, at, at + length, parts);
        }
        at += length;
    }
    round.apply(parts);
    square.apply(parts);
    round.append_open(result.unmatched);
    square.append_open(result.unmatched);
    return result;
}

// Joins neighbours of equal weight, then drops what is empty: empty text still keeps apart what
// it stands between.
std::vector<PromptPart> merge_neighbours(const std::vector<PlacedPart>& parts)
{
    std::vector<PromptPart> merged;
    for (const auto& [part, begin, end] : parts) {
        if (!merged.empty() && !merged.back().is_break && !part.is_break
            && merged.back().weight == part.weight)
            merged.back().text += part.text;
        else
            merged.push_back(part);
    }
    std::erase_if(merged,
                  [](const PromptPart& part) { return part.text.empty() && !part.is_break; });
    if (merged.empty())
        merged.emplace_back();
    return merged;
}

}  // namespace

std::vector<PromptPart> parse_emphasis(std::string_view prompt, EmphasisMode mode)
{
    if (mode == EmphasisMode::none)
        return {PromptPart{std::string(prompt)}};
    std::vector<PromptPart> parts = merge_neighbours(parse_brackets(prompt).parts);
    for (PromptPart& part : parts)
        if (part.is_break || mode == EmphasisMode::ignore)
            part.weight = 1.0;
    return parts;
}

EmphasisMap map_emphasis(std::string_view prompt)
{
    ParsedBrackets parsed = parse_brackets(prompt);
    EmphasisMap map;
    for (const auto& [part, begin, end] : parsed.parts)
        if (end > begin)
            map.stretches.push_back({begin, end, part.weight, part.is_break});
    map.unmatched = std::move(parsed.unmatched);
    std::sort(map.unmatched.begin(), map.unmatched.end());
    return map;
}

}  // namespace flipbook
