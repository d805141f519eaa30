// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip_tokenizer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <functional>
#include <queue>
#include <string>
#include <utility>

#include "core/clip_vocabulary.h"
#include "core/unicode.h"

namespace flipbook {
namespace {

// Ids 0 … 255 are the bytes, the next 256 the same bytes at the end of a word.
constexpr int byte_count = 256;
constexpr int first_merge = 2 * byte_count;
constexpr std::string_view end_of_word = "</w>";
constexpr std::u32string_view start_text = U"<|startoftext|>";
constexpr std::u32string_view end_text = U"<|endoftext|>";

constexpr bool prints_as_itself(int byte)
{
    return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
}

// The vocabulary lists the bytes that print as themselves first, then the others.
constexpr std::array<int, byte_count> make_byte_ids()
{
    std::array<int, byte_count> ids{};
    int next = 0;
    for (int byte = 0; byte < byte_count; ++byte)
        if (prints_as_itself(byte))
            ids[static_cast<std::size_t>(byte)] = next++;
    for (int byte = 0; byte < byte_count; ++byte)
        if (!prints_as_itself(byte))
            ids[static_cast<std::size_t>(byte)] = next++;
    return ids;
}
constexpr std::array<int, byte_count> byte_ids = make_byte_ids();

// How the vocabulary writes each byte: as a character that can be seen.
std::vector<std::string> byte_symbols()
{
    std::vector<std::string> symbols(byte_count);
    char32_t next_stand_in = 256;
    for (std::size_t byte = 0; byte < byte_count; ++byte) {
        const bool itself = prints_as_itself(static_cast<int>(byte));
        const char32_t code_point = itself ? static_cast<char32_t>(byte) : next_stand_in++;
        symbols[static_cast<std::size_t>(byte_ids[byte])] = encode_utf8({&code_point, 1});
    }
    return symbols;
}

std::string vocabulary_text()
{
    std::string text;
    for (std::string_view piece : clip_vocabulary_pieces())
        text += piece;
    return text;
}

std::uint64_t pair_key(int left, int right)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32)
           | static_cast<std::uint32_t>(right);
}

// The length of the 's, 't, 're, 've, 'm, 'll or 'd that the text begins with, or 0.
std::size_t contraction_length(std::u32string_view text)
{
    for (std::u32string_view ending : {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"})
        if (text.starts_with(ending))
            return ending.size();
    return 0;
}

// The symbols of one word as a list from which merging takes elements out.
struct Symbol {
    int id;  // -1 once it was merged into the one before.
    std::size_t previous;
    std::size_t next;
};

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::vector<Symbol> byte_list(const std::string& bytes)
{
    std::vector<Symbol> symbols(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        symbols[i] = {byte_ids[static_cast<unsigned char>(bytes[i])], i - 1, i + 1};
    symbols.front().previous = none;
    symbols.back().next = none;
    symbols.back().id += byte_count;
    return symbols;
}

}  // namespace

std::vector<std::string> vocabulary_symbols(const BytePairMerges& merges)
{
    std::vector<std::string> symbols = byte_symbols();
    for (std::size_t i = 0; i < byte_count; ++i)
        symbols.push_back(symbols[i] + std::string(end_of_word));
    for (const auto& [left, right] : merges)
        symbols.push_back(left + right);
    symbols.push_back("<|startoftext|>");
    symbols.push_back("<|endoftext|>");
    return symbols;
}

ClipTokenizer::ClipTokenizer()
{
    const std::string name = "The vocabulary of this program";
    const auto merges = parse_merges(vocabulary_text(), name);
    [[maybe_unused]] const bool is_whole = merges && add_merges(merges.value(), name);
    assert(is_whole);
}

Result<ClipTokenizer> ClipTokenizer::from_merges(const BytePairMerges& merges,
                                                 const std::string& source)
{
    ClipTokenizer tokenizer{Empty()};
    FLIPBOOK_TRY(tokenizer.add_merges(merges, source));
    return tokenizer;
}

Result<void> ClipTokenizer::add_merges(const BytePairMerges& merges, const std::string& source)
{
    const std::vector<std::string> symbols = vocabulary_symbols(merges);
    std::unordered_map<std::string, int> ids;
    ids.reserve(symbols.size());
    m_merges.reserve(merges.size());
    for (int id = 0; id < first_merge; ++id)
        ids.emplace(symbols[static_cast<std::size_t>(id)], id);
    int next_id = first_merge;
    for (const auto& [left, right] : merges) {
        const auto left_id = ids.find(left), right_id = ids.find(right);
        if (left_id == ids.end() || right_id == ids.end())
            return Error{ErrorCode::corrupt, source + ": The merge \"" + left + " " + right
                                                 + "\" joins symbols that are unknown there."};
        ids.emplace(left + right, next_id);
        m_merges.emplace(pair_key(left_id->second, right_id->second), next_id++);
    }
    m_start_token = next_id;
    return {};
}

int ClipTokenizer::special_token(std::u32string_view text) const
{
    if (text.starts_with(start_text))
        return start_token();
    return text.starts_with(end_text) ? end_token() : 0;
}

std::size_t ClipTokenizer::word_length(std::u32string_view text) const
{
    if (const std::size_t length = contraction_length(text))
        return length;
    if (is_number(text.front()))
        return 1;
    if (is_letter(text.front()))
        return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_letter)
                                        - text.begin());
    std::size_t length = 1;
    while (length < text.size() && !is_white_space(text[length]) && !is_letter(text[length])
           && !is_number(text[length]) && !special_token(text.substr(length)))
        ++length;
    return length;
}

int ClipTokenizer::merged(int left, int right) const
{
    const auto found = m_merges.find(pair_key(left, right));
    return found == m_merges.end() ? -1 : found->second;
}

std::vector<int> ClipTokenizer::encode(std::string_view text) const
{
    const std::u32string clean = to_lower(to_nfc(decode_utf8(text)));
    std::vector<int> ids;
    for (std::u32string_view rest = clean; !rest.empty();) {
        if (is_white_space(rest.front())) {
            rest.remove_prefix(1);
            continue;
        }
        if (const int token = special_token(rest)) {
            ids.push_back(token);
            rest.remove_prefix(token == start_token() ? start_text.size() : end_text.size());
            continue;
        }
        const std::size_t length = word_length(rest);
        append_word(rest.substr(0, length), ids);
        rest.remove_prefix(length);
    }
    return ids;
}

// A queue of all possible merges keeps this at n log n: a prompt may be one word of 100 kB. Taking
// the leftmost pair of the lowest rank again and again equals merging all of a rank at once,
// because what a merge makes possible ranks behind it everywhere in CLIP's list.
void ClipTokenizer::append_word(std::u32string_view word, std::vector<int>& ids) const
{
    std::vector<Symbol> symbols = byte_list(encode_utf8(word));
    using Merge = std::pair<int, std::size_t>;  // The new id, the position of its left half.
    std::priority_queue<Merge, std::vector<Merge>, std::greater<>> queue;
    const auto consider = [&](std::size_t left) {
        if (left == none || symbols[left].next == none)
            return;
        if (const int id = merged(symbols[left].id, symbols[symbols[left].next].id); id >= 0)
            queue.emplace(id, left);
    };
    for (std::size_t i = 0; i < symbols.size(); ++i)
        consider(i);

    while (!queue.empty()) {
        const auto [id, left] = queue.top();
        queue.pop();
        const std::size_t right = symbols[left].next;
        // Either half may have become part of something else in the meantime.
        if (right == none || merged(symbols[left].id, symbols[right].id) != id)
            continue;
        symbols[left].id = id;
        symbols[left].next = symbols[right].next;
        symbols[right].id = -1;
        if (symbols[left].next != none)
            symbols[symbols[left].next].previous = left;
        consider(symbols[left].previous);
        consider(left);
    }
    for (std::size_t i = 0; i != none; i = symbols[i].next)
        ids.push_back(symbols[i].id);
}

}  // namespace flipbook
