// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// Pairs of symbols that become one, in order of rank, as merges.txt lists them: bytes written as
// characters that can be seen, "</w>" at the end of a word.
using BytePairMerges = std::vector<std::pair<std::string, std::string>>;

// Text to token ids by byte pair encoding as in OpenAI's clip/simple_tokenizer.py (Radford et al.
// 2021). Ids follow from the merges alone: 256 bytes, the same at the end of a word, one for every
// merge, then start and end. Never changes once made, so threads may share it.
class ClipTokenizer {
public:
    // With CLIP's own vocabulary, which is part of the program, since single-file checkpoints
    // bring none along. Takes about 50 ms.
    ClipTokenizer();

    // Error: corrupt, naming the first merge whose halves are not known before it; `source` names
    // the file.
    static Result<ClipTokenizer> from_merges(const BytePairMerges& merges,
                                             const std::string& source);

    // From the folder tokenizer/ of a diffusers model: merges.txt, and vocab.json, where it is
    // there, must number its symbols in the same way. Errors: not_found; corrupt, naming the file
    // and the line or the symbol.
    static Result<ClipTokenizer> open(const std::filesystem::path& folder);

    // The ids of the content, of any length: no start or end token unless the text spells one
    // out. Bytes that are not UTF-8 count as U+FFFD.
    std::vector<int> encode(std::string_view text) const;

    int start_token() const { return m_start_token; }
    int end_token() const { return m_start_token + 1; }  // Also what fills a chunk.
    int vocabulary_size() const { return m_start_token + 2; }

    static constexpr int comma_token = 267;  // "," at the end of a word, as it always is.

private:
    struct Empty { };
    explicit ClipTokenizer(Empty) { }
    Result<void> add_merges(const BytePairMerges& merges, const std::string& source);

    // The special token that the text begins with; 0 if none, which is "!" and no special token.
    int special_token(std::u32string_view text) const;
    // The length of the word that the text begins with: a contraction, a run of letters, one
    // digit, or a run of anything else up to a special token. Precondition: no white space in
    // front.
    std::size_t word_length(std::u32string_view text) const;
    // Appends the ids of one word, given as code points without white space.
    void append_word(std::u32string_view word, std::vector<int>& ids) const;

    int merged(int left, int right) const;  // -1: this pair is never merged.

    // From two ids to the id of both together. Ids grow with rank: the lowest is merged first.
    std::unordered_map<std::uint64_t, int> m_merges;
    int m_start_token = 0;
};

// All symbols by id, the start and end token last: what vocab.json numbers.
std::vector<std::string> vocabulary_symbols(const BytePairMerges& merges);

// The lines of a merges.txt, of which one that begins with "#version" may be the first. Error:
// corrupt, naming the line that is no pair; `source` names the file.
Result<BytePairMerges> parse_merges(std::string_view text, const std::string& source);

}  // namespace flipbook
