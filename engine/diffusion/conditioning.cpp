// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/conditioning.h"

#include <vector>

#include "core/prompt_chunks.h"
#include "core/prompt_tags.h"

namespace flipbook {

namespace {

// [1, 77·chunks, width]
at::Tensor encode_chunks(TextEncoder& text_encoder, const std::vector<PromptChunk>& chunks,
                         const PromptOptions& prompt, const at::Tensor& vectors)
{
    const auto count = static_cast<int64_t>(chunks.size());
    std::vector<int64_t> ids;
    std::vector<float> weights;
    for (const PromptChunk& chunk : chunks) {
        ids.insert(ids.end(), chunk.ids.begin(), chunk.ids.end());
        weights.insert(weights.end(), chunk.weights.begin(), chunk.weights.end());
    }
    const at::Device device = text_encoder.parameters().front().device();
    const auto id_tensor = at::tensor(ids, at::kLong).view({count, -1}).to(device);
    const auto weight_tensor = at::tensor(weights, at::kFloat).view({count, -1}).to(device);
    const auto hidden = apply_emphasis(text_encoder.forward(id_tensor, prompt.clip_skip, vectors),
                                       weight_tensor, prompt.emphasis);
    return hidden.reshape({1, -1, hidden.size(2)});
}

}  // namespace

Result<PromptEmbeddings> encode_prompts(TextEncoder& text_encoder, const ClipTokenizer& tokenizer,
                                        const PromptOptions& prompt, double guidance_scale,
                                        const TextualInversions& inversions)
{
    FLIPBOOK_ASSIGN(const TaggedPrompt tagged, take_tags(without_comments(prompt.positive)));
    const auto words = words_of(inversions, tokenizer);
    auto positive = chunk_prompt(tokenizer, tagged.text, prompt.emphasis, words);
    const auto encode = [&](const std::vector<PromptChunk>& chunks) {
        return encode_chunks(text_encoder, chunks, prompt, inversions.vectors);
    };
    if (guidance_scale <= 1.0)
        return PromptEmbeddings{encode(positive), 1};
    auto negative =
        chunk_prompt(tokenizer, without_comments(prompt.negative), prompt.emphasis, words);
    pad_to_equal(positive, negative, tokenizer);
    return PromptEmbeddings{at::cat({encode(negative), encode(positive)}), 2};
}

}  // namespace flipbook
