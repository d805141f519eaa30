// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/conditioning.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/prompt_chunks.h"
#include "core/prompt_tags.h"
#include "flipbook/prompt_travel.h"

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

using Chunks = std::vector<PromptChunk>;

// The prompts that a text goes through: one, or one a key.
std::vector<std::string> stations(const std::string& text, const PromptTravel& travel)
{
    if (travel.keys.empty())
        return {text};
    std::vector<std::string> prompts;
    for (std::size_t key = 0; key < travel.keys.size(); ++key)
        prompts.push_back(travel.prompt_of(key));
    return prompts;
}

// [frames, S, width] of the stations' [1, S, width].
at::Tensor embeddings_by_frame(const std::vector<at::Tensor>& stations, const PromptTravel& travel,
                               const PromptFrames& frames)
{
    std::vector<at::Tensor> rows;
    for (int frame = 0; frame < frames.count; ++frame) {
        const PromptBlend blend =
            travel.keys.empty() ? PromptBlend{}
                                : blend_at(travel, frame, frames.count, frames.is_closed_loop);
        rows.push_back(blend.part == 0
                           ? stations[blend.from]
                           : slerp(stations[blend.from], stations[blend.to], blend.part));
    }
    return at::cat(rows);
}

}  // namespace

at::Tensor slerp(const at::Tensor& a, const at::Tensor& b, double part)
{
    constexpr double almost_parallel = 0.9995;
    const auto from = a.to(at::kDouble), to = b.to(at::kDouble);
    const double cosine =
        ((from * to).sum() / (from.square().sum() * to.square().sum()).sqrt()).item<double>();
    if (!(std::abs(cosine) <= almost_parallel))
        return a + (b - a) * part;
    const double angle = std::acos(cosine);
    const double of_a = std::sin((1 - part) * angle) / std::sin(angle);
    const double of_b = std::sin(part * angle) / std::sin(angle);
    return (from * of_a + to * of_b).to(a.scalar_type());
}

Result<PromptEmbeddings> encode_prompts(TextEncoder& text_encoder, const ClipTokenizer& tokenizer,
                                        const PromptOptions& prompt, double guidance_scale,
                                        const TextualInversions& inversions, PromptFrames frames)
{
    FLIPBOOK_ASSIGN(const TaggedPrompt tagged, take_tags(without_comments(prompt.positive)));
    std::vector<std::string> texts{tagged.text};
    if (guidance_scale > 1.0)
        texts.insert(texts.begin(), without_comments(prompt.negative));
    std::vector<PromptTravel> travels;
    std::vector<Chunks> chunks;  // Of all stations of all texts.
    const auto words = words_of(inversions, tokenizer);
    bool is_changing = false;
    for (const std::string& text : texts) {
        travels.push_back(parse_travel(text));
        is_changing = is_changing || !travels.back().keys.empty();
        for (const std::string& station : stations(text, travels.back()))
            chunks.push_back(chunk_prompt(tokenizer, station, prompt.emphasis, words));
    }
    pad_to_equal(chunks, tokenizer);
    if (!is_changing)
        frames.count = 1;

    std::vector<at::Tensor> branches;
    auto station = chunks.begin();
    for (const PromptTravel& travel : travels) {
        std::vector<at::Tensor> encoded;
        const std::size_t count = std::max<std::size_t>(travel.keys.size(), 1);
        for (std::size_t i = 0; i < count; ++i)
            encoded.push_back(encode_chunks(text_encoder, *station++, prompt, inversions.vectors));
        branches.push_back(embeddings_by_frame(encoded, travel, frames));
    }
    return PromptEmbeddings{at::cat(branches), static_cast<int>(branches.size()), frames.count};
}

}  // namespace flipbook
