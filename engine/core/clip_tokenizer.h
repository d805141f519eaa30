// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace flipbook {

// Text to the token ids of CLIP, by byte pair encoding as in OpenAI's clip/simple_tokenizer.py
// (Radford et al. 2021). Its vocabulary is part of the program, since single-file checkpoints
// bring none along. Made in about 50 ms; never changes afterwards, so threads may share it.
class ClipTokenizer {
public:
    static constexpr int start_token = 49406;
    static constexpr int end_token = 49407;  // Also what fills a chunk.
    static constexpr int comma_token = 267;  // "," at the end of a word, as it always is.

    ClipTokenizer();

    // The ids of the content, of any length: no start or end token unless the text spells one
    // out. Bytes that are not UTF-8 count as U+FFFD.
    std::vector<int> encode(std::string_view text) const;

private:
    // Appends the ids of one word, given as code points without white space.
    void append_word(std::u32string_view word, std::vector<int>& ids) const;

    int merged(int left, int right) const;  // -1: this pair is never merged.

    // From two ids to the id of both together. Ids grow with rank: the lowest is merged first.
    std::unordered_map<std::uint64_t, int> m_merges;
};

}  // namespace flipbook
