// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "flipbook/request.h"

namespace flipbook {

// A stretch of the prompt with one weight, or the word BREAK, which ends a chunk.
struct PromptPart {
    std::string text;  // Escapes resolved; empty for a break.
    double weight = 1.0;
    bool is_break = false;

    bool operator==(const PromptPart&) const = default;
};

// Reads A1111's grammar (its modules/prompt_parser.py): "(x)" multiplies by 1.1, "[x]" divides by
// it, "(x:1.3)" multiplies by 1.3, a backslash takes the next bracket as text. There is no wrong
// prompt: what is not closed reaches to the end, a closing bracket too many is text.
// Neighbours of equal weight come as one part, since CLIP's tokenizer sees them together.
// EmphasisMode::ignore cuts in the same places and sets every weight to 1; EmphasisMode::none
// returns the prompt as it is. Never returns nothing: an empty prompt is one empty part.
std::vector<PromptPart> parse_emphasis(std::string_view prompt, EmphasisMode mode);

// Where the parts of a prompt stand in it, by offsets of bytes.
struct EmphasisMap {
    struct Stretch {
        std::size_t begin;
        std::size_t end;
        double weight;
        bool is_break;
    };
    std::vector<Stretch> stretches;      // In their order, without brackets, neighbours not joined.
    std::vector<std::size_t> unmatched;  // Brackets that close nothing or are closed nowhere.
};

// As parse_emphasis() reads it with EmphasisMode::original.
EmphasisMap map_emphasis(std::string_view prompt);

}  // namespace flipbook
