// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompt_chunks.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <span>
#include <utility>

#include "core/emphasis.h"

namespace flipbook {
namespace {

// How far back a comma may stand to be preferred as the place of the cut; A1111's default.
constexpr std::ptrdiff_t comma_reach = 20;

struct WeightedToken {
    int id;
    float weight;
};

bool is_comma(const WeightedToken& token)
{
    return token.id == ClipTokenizer::comma_token;
}

class ChunkBuilder {
public:
    explicit ChunkBuilder(const ClipTokenizer& tokenizer) : m_tokenizer(tokenizer) { }

    void add(WeightedToken token)
    {
        if (m_content.size() == chunk_content)
            overflow(token);
        m_content.push_back(token);
    }

    // All in one chunk; at most chunk_content.
    void add_together(const std::vector<WeightedToken>& tokens)
    {
        if (m_content.size() == chunk_content)
            overflow(tokens.front());
        if (m_content.size() + tokens.size() > chunk_content)
            end_chunk();
        m_content.insert(m_content.end(), tokens.begin(), tokens.end());
    }

    void end_chunk()
    {
        PromptChunk chunk{{m_tokenizer.start_token()}, {1.0F}};
        for (const WeightedToken& token : m_content) {
            chunk.ids.push_back(token.id);
            chunk.weights.push_back(token.weight);
        }
        chunk.ids.resize(chunk_positions, m_tokenizer.end_token());
        chunk.weights.resize(chunk_positions, 1.0F);
        m_chunks.push_back(std::move(chunk));
        m_content.clear();
    }

    std::vector<PromptChunk> finish()
    {
        if (!m_content.empty() || m_chunks.empty())
            end_chunk();
        return std::move(m_chunks);
    }

private:
    // A full chunk ends because of `token`. A comma that comes next ends its phrase exactly here,
    // so then nothing moves.
    void overflow(const WeightedToken& token)
    {
        std::vector<WeightedToken> moved;
        const auto comma =
            std::find_if(m_content.rbegin(), m_content.rbegin() + comma_reach, is_comma);
        if (!is_comma(token) && comma != m_content.rbegin() + comma_reach) {
            moved.assign(comma.base(), m_content.end());
            m_content.erase(comma.base(), m_content.end());
        }
        end_chunk();
        m_content = std::move(moved);
    }

    const ClipTokenizer& m_tokenizer;
    std::vector<WeightedToken> m_content;  // Of the chunk under way.
    std::vector<PromptChunk> m_chunks;
};

// Thousands of nested brackets overflow a float, and converting such a number is undefined.
float to_weight(double weight)
{
    constexpr double limit = std::numeric_limits<float>::max();
    return static_cast<float>(std::clamp(weight, -limit, limit));
}

// The word that the ids begin with, the longest of several.
const WordVectors* find_word(std::span<const int> ids, const std::vector<WordVectors>& words)
{
    const WordVectors* found = nullptr;
    for (const WordVectors& word : words) {
        const bool is_longer = !found || word.ids.size() > found->ids.size();
        if (is_longer && word.ids.size() <= ids.size()
            && std::equal(word.ids.begin(), word.ids.end(), ids.begin()))
            found = &word;
    }
    return found;
}

void add_text(ChunkBuilder& builder, std::span<const int> ids, float weight,
              const std::vector<WordVectors>& words)
{
    while (!ids.empty()) {
        const WordVectors* word = find_word(ids, words);
        if (!word) {
            builder.add({ids.front(), weight});
            ids = ids.subspan(1);
            continue;
        }
        std::vector<WeightedToken> vectors;
        for (int row = word->first_row; row < word->first_row + word->count; ++row)
            vectors.push_back({-1 - row, weight});
        builder.add_together(vectors);
        ids = ids.subspan(word->ids.size());
    }
}

}  // namespace

std::vector<PromptChunk> chunk_prompt(const ClipTokenizer& tokenizer, std::string_view prompt,
                                      EmphasisMode mode, const std::vector<WordVectors>& words)
{
    ChunkBuilder builder(tokenizer);
    for (const PromptPart& part : parse_emphasis(prompt, mode)) {
        if (part.is_break) {
            builder.end_chunk();
            continue;
        }
        add_text(builder, tokenizer.encode(part.text), to_weight(part.weight), words);
    }
    return builder.finish();
}

void pad_to_equal(std::span<std::vector<PromptChunk>> prompts, const ClipTokenizer& tokenizer)
{
    const PromptChunk empty = chunk_prompt(tokenizer, "", EmphasisMode::none).front();
    std::size_t count = 0;
    for (const auto& chunks : prompts)
        count = std::max(count, chunks.size());
    for (auto& chunks : prompts)
        chunks.resize(count, empty);
}

}  // namespace flipbook
