// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/clip_tokenizer.h"
#include "flipbook/request.h"

namespace flipbook {

// The positions of CLIP's text encoder, and those left between start and end token.
constexpr int chunk_positions = 77;
constexpr int chunk_content = 75;

// What the text encoder sees at once: start token, content, end tokens up to the full length.
struct PromptChunk {
    std::vector<int> ids;        // chunk_positions of them; negative ones, see WordVectors.
    std::vector<float> weights;  // One per id; 1 for start, end and fill.

    bool operator==(const PromptChunk&) const = default;
};

// A word of textual inversion: where its tokens stand in a prompt, vectors take their place.
struct WordVectors {
    std::vector<int> ids;  // Of the word; not empty.
    int first_row = 0;     // Of its vectors in the table of all.
    int count = 1;         // At most chunk_content.
};

// Cuts a prompt as A1111 does: after 75 tokens, and at each BREAK. Where a comma stands among the
// last 20 tokens of a chunk that overflows, what follows it moves to the next chunk, so that a
// phrase is not torn apart. At least one chunk; an empty prompt makes one without content.
// Weights are finite for every prompt. The tokens of a word of `words`, the longest first, become
// as many ids as it has vectors, of which none is left for the next chunk: -1 - row stands for a
// row of the table of vectors.
std::vector<PromptChunk> chunk_prompt(const ClipTokenizer& tokenizer, std::string_view prompt,
                                      EmphasisMode mode,
                                      const std::vector<WordVectors>& words = {});

// Appends chunks of the empty prompt to the shorter lists: guidance needs all of one length.
void pad_to_equal(std::span<std::vector<PromptChunk>> prompts, const ClipTokenizer& tokenizer);

}  // namespace flipbook
