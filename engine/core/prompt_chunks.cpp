// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompt_chunks.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
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

}  // namespace

std::vector<PromptChunk> chunk_prompt(const ClipTokenizer& tokenizer, std::string_view prompt,
                                      EmphasisMode mode)
{
    ChunkBuilder builder(tokenizer);
    for (const PromptPart& part : parse_emphasis(prompt, mode)) {
        if (part.is_break) {
            builder.end_chunk();
            continue;
        }
        for (int id : tokenizer.encode(part.text))
            builder.add({id, to_weight(part.weight)});
    }
    return builder.finish();
}

void pad_to_equal(std::vector<PromptChunk>& a, std::vector<PromptChunk>& b,
                  const ClipTokenizer& tokenizer)
{
    const PromptChunk empty = chunk_prompt(tokenizer, "", EmphasisMode::none).front();
    const std::size_t count = std::max(a.size(), b.size());
    a.resize(count, empty);
    b.resize(count, empty);
}

}  // namespace flipbook
