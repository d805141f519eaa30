// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame_attention.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

namespace flipbook {

namespace {

// Frames and channels are padded to whole blocks, so that the compiler uses vectors.
constexpr std::size_t lanes = 8;
using Block = std::array<float, lanes>;

// x <= 0. 2ⁿ eʳ with |r| <= ln 2 / 2 and the series of eʳ, whose first left-out term is 5e-9.
// Adding 1.5·2²³ rounds to an integer, which then stands in the low bits. NaN stays NaN. Without
// branches, for only then the compiler uses vectors.
float exp_of_negative(float x)
{
    constexpr float rounder = 12582912.0f;
    constexpr float log2_e = 1.44269504f, ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
    const float shifted = x * log2_e + rounder;
    const float n = shifted - rounder;
    const float r = (x - n * ln2_high) - n * ln2_low;
    float series = r * (1.0f / 5040) + 1.0f / 720;
    series = series * r + 1.0f / 120;
    series = series * r + 1.0f / 24;
    series = series * r + 1.0f / 6;
    series = series * r + 0.5f;
    series = series * r + 1.0f;
    series = series * r + 1.0f;
    const std::int32_t exponent =
        std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(rounder) + 127;
    return series * std::bit_cast<float>(std::max(exponent, 0) << 23);
}

// The values of one pixel and head, gathered from frames that lie megabytes apart.
class Gathered {
public:
    explicit Gathered(const FrameAttentionShape& shape)
        : m_frames(static_cast<std::size_t>(shape.frames)),
          m_channels(static_cast<std::size_t>(shape.head_channels)),
          m_key_blocks((m_frames + lanes - 1) / lanes),
          m_value_blocks((m_channels + lanes - 1) / lanes),
          m_queries(m_channels * ((m_frames + group - 1) / group)),
          m_keys(m_channels * m_key_blocks), m_values(m_frames * m_value_blocks),
          m_weights(m_key_blocks)
    { }

    // `row` is q of frame `frame`; k and v follow it at distances of `channels`.
    void set_frame(std::size_t frame, const float* row, std::size_t channels, float key_scale)
    {
        const float query_scale = 1.0f / std::sqrt(static_cast<float>(m_channels));
        Queries* queries = m_queries.data() + frame / group * m_channels;
        Block* keys = m_keys.data() + frame / lanes * m_channels;
        Block* values = m_values.data() + frame * m_value_blocks;
        for (std::size_t c = 0; c < m_channels; ++c) {
            queries[c][frame % group] = row[c] * query_scale;
            keys[c][frame % lanes] = row[channels + c] * key_scale;
            values[c / lanes][c % lanes] = row[2 * channels + c];
        }
    }

    // What each frame sees: d floats, their beginnings `step` apart.
    void attend(float* target, std::size_t step)
    {
        for (std::size_t first = 0; first < m_frames; first += group)
            attend_group(first, std::min(group, m_frames - first), target + first * step, step);
    }

private:
    // Some queries at a time, for a single one would wait for its own last sum.
    static constexpr std::size_t group = 4;
    using Queries = std::array<float, group>;
    using Rows = std::array<Block, group>;

    void attend_group(std::size_t first, std::size_t count, float* target, std::size_t step)
    {
        score(first);
        std::array<float, group> factors{};
        for (std::size_t i = 0; i < count; ++i)
            factors[i] = 1.0f / exponentiate(i);
        for (std::size_t b = 0; b < m_value_blocks; ++b) {
            const Rows sums = sum_values(b);
            const std::size_t channels = std::min(lanes, m_channels - b * lanes);
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t c = 0; c < channels; ++c)
                    target[i * step + b * lanes + c] = sums[i][c] * factors[i];
        }
    }

    void score(std::size_t first)
    {
        const Queries* queries = m_queries.data() + first / group * m_channels;
        for (std::size_t b = 0; b < m_key_blocks; ++b) {
            const Block* keys = m_keys.data() + b * m_channels;
            Rows scores{};
            for (std::size_t c = 0; c < m_channels; ++c)
                for (std::size_t i = 0; i < group; ++i)
                    for (std::size_t k = 0; k < lanes; ++k)
                        scores[i][k] += queries[c][i] * keys[c][k];
            m_weights[b] = scores;
        }
    }

    // The scores of query `i` become weights that add up to what is returned.
    float exponentiate(std::size_t i)
    {
        float highest = m_weights[0][i][0];
        for (std::size_t frame = 1; frame < m_frames; ++frame)
            highest = std::max(highest, m_weights[frame / lanes][i][frame % lanes]);
        for (Rows& rows : m_weights)
            for (float& value : rows[i])
                value = exp_of_negative(value - highest);
        float total = 0;
        for (std::size_t frame = 0; frame < m_frames; ++frame)
            total += m_weights[frame / lanes][i][frame % lanes];
        return total;
    }

    Rows sum_values(std::size_t block) const
    {
        Rows sums{};
        for (std::size_t frame = 0; frame < m_frames; ++frame) {
            const Rows& weights = m_weights[frame / lanes];
            const Block& values = m_values[frame * m_value_blocks + block];
            for (std::size_t i = 0; i < group; ++i)
                for (std::size_t c = 0; c < lanes; ++c)
                    sums[i][c] += weights[i][frame % lanes] * values[c];
        }
        return sums;
    }

    std::size_t m_frames, m_channels, m_key_blocks, m_value_blocks;
    std::vector<Queries> m_queries;  // [F / 4, d, 4], divided by √d.
    std::vector<Block> m_keys;       // [F / 8, d, 8]
    std::vector<Block> m_values;     // [F, d / 8, 8]
    std::vector<Rows> m_weights;     // [F / 8, 4, 8] of one group of queries.
};

}  // namespace

void attend_over_frames(const float* qkv, const float* key_scale, const FrameAttentionShape& shape,
                        int64_t begin, int64_t end, float* attended)
{
    const int64_t channels = shape.heads * shape.head_channels;
    Gathered gathered(shape);
    for (int64_t pixel = begin; pixel < end; ++pixel)
        for (int64_t head = 0; head < shape.heads; ++head) {
            const int64_t offset = head * shape.head_channels;
            for (int64_t frame = 0; frame < shape.frames; ++frame)
                gathered.set_frame(static_cast<std::size_t>(frame),
                                   qkv + (frame * shape.pixels + pixel) * 3 * channels + offset,
                                   static_cast<std::size_t>(channels),
                                   key_scale ? key_scale[frame] : 1.0f);
            gathered.attend(attended + pixel * channels + offset,
                            static_cast<std::size_t>(shape.pixels * channels));
        }
}

}  // namespace flipbook
