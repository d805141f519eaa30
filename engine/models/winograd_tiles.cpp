// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/winograd_tiles.h"

namespace flipbook {

namespace {

// Fixed blocks in local arrays: the compiler sees that nothing overlaps and uses vectors.
using Block = std::array<float, winograd_channel_block>;
using Patch = std::array<Block, winograd_points>;

Block load(const float* source)
{
    Block block;
    for (std::size_t i = 0; i < block.size(); ++i)
        block[i] = source[i];
    return block;
}

void store(const Block& block, float* target)
{
    for (std::size_t i = 0; i < block.size(); ++i)
        target[i] = block[i];
}

Block plus(const Block& a, const Block& b)
{
    Block sum;
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] = a[i] + b[i];
    return sum;
}

Block minus(const Block& a, const Block& b)
{
    Block difference;
    for (std::size_t i = 0; i < difference.size(); ++i)
        difference[i] = a[i] - b[i];
    return difference;
}

// One row or column of Bᵀ d: (d0 - d2, d1 + d2, d2 - d1, d1 - d3), in place; elements are `step`
// apart.
void transform_line(Patch& patch, std::size_t first, std::size_t step)
{
    Block& a = patch[first];
    Block& b = patch[first + step];
    Block& c = patch[first + 2 * step];
    Block& d = patch[first + 3 * step];
    const Block first_point = minus(a, c), second = plus(b, c), third = minus(c, b),
                fourth = minus(b, d);
    a = first_point;
    b = second;
    c = third;
    d = fourth;
}

// Aᵀ m: (m0 + m1 + m2, m1 - m2 - m3).
std::array<Block, 2> output_line(const Block& a, const Block& b, const Block& c, const Block& d)
{
    return {plus(plus(a, b), c), minus(minus(b, c), d)};
}

}  // namespace

void winograd_input(const float* picture, const TilePlace& place, float* values, int64_t stride)
{
    std::array<const float*, winograd_points> pixels;  // Null outside the picture.
    for (int64_t y = 0; y < 4; ++y)
        for (int64_t x = 0; x < 4; ++x) {
            const int64_t row = place.row + y - 1, column = place.column + x - 1;
            const bool is_inside =
                row >= 0 && row < place.height && column >= 0 && column < place.width;
            pixels[static_cast<std::size_t>(4 * y + x)] =
                is_inside ? picture + (row * place.width + column) * place.channels : nullptr;
        }
    for (int64_t channel = 0; channel < place.channels; channel += winograd_channel_block) {
        Patch patch;
        for (std::size_t k = 0; k < patch.size(); ++k)
            patch[k] = pixels[k] ? load(pixels[k] + channel) : Block{};
        for (std::size_t column = 0; column < 4; ++column)
            transform_line(patch, column, 4);
        for (std::size_t row = 0; row < 4; ++row)
            transform_line(patch, 4 * row, 1);
        for (std::size_t k = 0; k < patch.size(); ++k)
            store(patch[k], values + static_cast<int64_t>(k) * stride + channel);
    }
}

void winograd_output(const std::array<const float*, winograd_points>& products,
                     const TilePlace& place, const float* bias, float* picture)
{
    const bool has_second_row = place.row + 1 < place.height;
    const bool has_second_column = place.column + 1 < place.width;
    float* const first = picture + (place.row * place.width + place.column) * place.channels;
    const int64_t next_row = place.width * place.channels;
    for (int64_t channel = 0; channel < place.channels; channel += winograd_channel_block) {
        Patch patch;
        for (std::size_t k = 0; k < patch.size(); ++k)
            patch[k] = load(products[k] + channel);
        std::array<std::array<Block, 2>, 4> columns;
        for (std::size_t x = 0; x < 4; ++x)
            columns[x] = output_line(patch[x], patch[4 + x], patch[8 + x], patch[12 + x]);
        const Block shift = load(bias + channel);
        for (std::size_t y = 0; y < (has_second_row ? 2U : 1U); ++y) {
            const auto row =
                output_line(columns[0][y], columns[1][y], columns[2][y], columns[3][y]);
            float* const target = first + static_cast<int64_t>(y) * next_row + channel;
            store(plus(row[0], shift), target);
            if (has_second_column)
                store(plus(row[1], shift), target + place.channels);
        }
    }
}

}  // namespace flipbook
