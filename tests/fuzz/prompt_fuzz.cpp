// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/emphasis.h"
#include "core/prompt_chunks.h"
#include "core/prompt_tags.h"
#include "flipbook/prompt_facts.h"
#include "fuzz_input.h"

using namespace flipbook;

// Every prompt is cut into full chunks with finite weights, with textual inversions among its
// words and without.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const ClipTokenizer tokenizer;
    static const std::vector<WordVectors> words{{tokenizer.encode("cat"), 0, 3},
                                                {tokenizer.encode("cat dog"), 3, chunk_content}};
    static const PromptReader reader = PromptReader::open().value();
    if (size == 0)
        return 0;
    const auto mode = static_cast<EmphasisMode>(bytes[0] % 4);
    const std::string prompt(as_text(bytes + 1, size - 1));
    for (const PromptSpan& span : reader.read(prompt, mode).spans)
        demand(span.begin < span.end && span.end <= prompt.size());
    std::string text = without_comments(prompt);
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
