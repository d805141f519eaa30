// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/emphasis.h"
#include "core/prompt_chunks.h"
#include "core/prompt_tags.h"
#include "fuzz_input.h"

using namespace flipbook;

// Every prompt is cut into full chunks with finite weights, with textual inversions among its
// words and without.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const ClipTokenizer tokenizer;
    static const std::vector<WordVectors> words{{tokenizer.encode("cat"), 0, 3},
                                                {tokenizer.encode("cat dog"), 3, chunk_content}};
    if (size == 0)
        return 0;
    const auto mode = static_cast<EmphasisMode>(bytes[0] % 4);
    std::string text(as_text(bytes + 1, size - 1));
    if (auto tagged = take_tags(text))
        text = std::move(tagged).value().text;
    demand(!parse_emphasis(text, mode).empty());
    for (const PromptChunk& chunk : chunk_prompt(tokenizer, text, mode, words)) {
        demand(chunk.ids.size() == chunk_positions && chunk.weights.size() == chunk_positions);
        for (const float weight : chunk.weights)
            demand(std::isfinite(weight));
    }
    return 0;
}
