// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tile_products.h"

#include <ATen/Parallel.h>

#include <algorithm>

#include "models/parallel.h"
#include "models/tile_kernels.h"

namespace flipbook {

namespace {

int64_t parts_of(int64_t count, int64_t most)
{
    return (count + most - 1) / most;
}

// Part `index` of so many equal ones of 0 … count - 1, in whole sides of blocks.
struct Range {
    Range(int64_t index, int64_t parts, int64_t count)
    {
        const int64_t sides = parts_of(count, block_side);
        begin = index * sides / parts * block_side;
        length = std::min((index + 1) * sides / parts * block_side, count) - begin;
    }
    int64_t begin, length;
};

// The blocks of a product: so many that all threads have as much to do. The longer side is cut, for
// each block splits its rows and columns anew.
class Blocks {
public:
    Blocks(int64_t rows, int64_t columns)
        : m_rows(rows), m_columns(columns), m_row_parts(parts_of(rows, most_block_rows)),
          m_column_parts(parts_of(columns, most_block_columns))
    {
        const int64_t threads = at::get_num_threads();
        while (count() % threads != 0) {
            const int64_t height = rows / m_row_parts, width = columns / m_column_parts;
            if (std::max(height, width) <= block_side)
                break;
            ++(height > width ? m_row_parts : m_column_parts);
        }
    }

    int64_t count() const { return m_row_parts * m_column_parts; }

    Block at(int64_t index) const
    {
        const Range rows(index / m_column_parts, m_row_parts, m_rows);
        const Range columns(index % m_column_parts, m_column_parts, m_columns);
        return {rows.begin, rows.length, columns.begin, columns.length};
    }

private:
    int64_t m_rows, m_columns, m_row_parts, m_column_parts;
};

void multiply(const TileProduct& product, int64_t rows)
{
    const Blocks blocks(rows, product.finish.columns);
    for_each_range(blocks.count(), 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i)
            multiply_block(product, blocks.at(i));
    });
}

const float* data_or_null(const at::Tensor& tensor)
{
    return tensor.defined() ? tensor.const_data_ptr<float>() : nullptr;
}

at::Tensor contiguous(const at::Tensor& tensor)
{
    return tensor.defined() ? tensor.contiguous() : tensor;
}

}  // namespace

bool suits_tiles(const at::Tensor& weight)
{
    return has_tile_unit() && weight.is_cpu() && weight.scalar_type() == at::kFloat
           && weight.size(0) % block_side == 0 && weight.size(1) % tile_depth == 0;
}

bool is_tile_matrix(const at::Tensor& weight)
{
    constexpr int64_t dimensions = 5;
    return weight.dim() == dimensions;
}

at::Tensor pack_tile_matrix(const at::Tensor& weight)
{
    const auto plain = weight.contiguous();
    const int64_t columns = plain.size(0), depth = plain.size(1);
    at::Tensor packed = at::empty(
        {columns / tile_side, depth / tile_depth, tile_side, 2, tile_side}, plain.options());
    const auto* source = plain.const_data_ptr<float>();
    auto* target = packed.mutable_data_ptr<float>();
    for_each_range(columns / tile_side, 1, [&](int64_t begin, int64_t end) {
        const int64_t first = begin * tile_side * depth;
        pack_tiles(source + first, (end - begin) * tile_side, depth, target + first);
    });
    return packed;
}

at::Tensor tile_linear(const at::Tensor& input, const at::Tensor& weight,
                       const std::optional<at::Tensor>& bias, const TileFinish& finish)
{
    const auto rows = input.contiguous();
    const int64_t depth = rows.size(-1), columns = weight.size(0) * tile_side;
    auto shape = rows.sizes().vec();
    shape.back() = columns;
    at::Tensor output = at::empty(shape, rows.options());
    const at::Tensor bias_values = bias ? bias->contiguous() : at::Tensor();
    const auto factor = contiguous(finish.factor), addend = contiguous(finish.addend);

    const auto* source = rows.const_data_ptr<float>();
    TileProduct product;
    product.depth = depth;
    product.packed = weight.const_data_ptr<float>();
    product.row = [=](std::size_t, int64_t row) { return source + row * depth; };
    product.finish = {columns,
                      data_or_null(bias_values),
                      finish.has_gelu,
                      data_or_null(factor),
                      data_or_null(addend),
                      output.mutable_data_ptr<float>()};
    multiply(product, rows.numel() / depth);
    return output;
}

TileConvolution::TileConvolution(const at::Tensor& weight, int64_t stride, int64_t padding)
    : m_side(weight.size(2)), m_stride(stride), m_padding(padding),
      m_weight(pack_tile_matrix(weight.permute({2, 3, 0, 1}).flatten(0, 2)))
{ }

at::Tensor TileConvolution::convolve(const at::Tensor& input, const at::Tensor& bias) const
{
    const auto pictures = input.contiguous(at::MemoryFormat::ChannelsLast);
    const int64_t depth = pictures.size(1), height = pictures.size(2), width = pictures.size(3);
    const int64_t lost = 2 * m_padding - m_side;
    const int64_t rows = (height + lost) / m_stride + 1, columns = (width + lost) / m_stride + 1;
    const int64_t out = bias.size(0);
    auto output = at::empty({pictures.size(0), out, rows, columns},
                            pictures.options().memory_format(at::MemoryFormat::ChannelsLast));

    const auto* source = pictures.const_data_ptr<float>();
    TileProduct product;
    product.depth = depth;
    product.matrices = static_cast<std::size_t>(m_side * m_side);
    product.packed = m_weight.const_data_ptr<float>();
    product.row = [=, this](std::size_t matrix, int64_t pixel) -> const float* {
        const auto place = static_cast<int64_t>(matrix);
        const int64_t line = pixel / columns;  // Of all pictures.
        const int64_t y = line % rows * m_stride + place / m_side - m_padding;
        const int64_t x = pixel % columns * m_stride + place % m_side - m_padding;
        if (y < 0 || y >= height || x < 0 || x >= width)
            return nullptr;
        return source + ((line / rows * height + y) * width + x) * depth;
    };
    product.finish = {out,     bias.const_data_ptr<float>(),    false, nullptr,
                      nullptr, output.mutable_data_ptr<float>()};
    multiply(product, pictures.size(0) * rows * columns);
    return output;
}

}  // namespace flipbook
