// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/winograd_kernel.h"

#include <algorithm>

#include "models/cpu_kernels.h"
#include "models/packed_weights.h"
#include "models/parallel.h"
#include "models/tile_products.h"

namespace flipbook {

namespace {

// What the values of one run of tiles may take, so that they are still in the cache when the
// products read them. The matrix unit splits a weight for every run, and wants longer ones.
constexpr int64_t run_bytes = 8'000'000;
constexpr int64_t tile_unit_run_bytes = 24'000'000;

// The tiles of a batch of pictures, counted picture by picture and row by row.
struct Tiles {
    int64_t height, width;
    int64_t rows = (height + 1) / 2, columns = (width + 1) / 2;

    int64_t in_picture() const { return rows * columns; }

    TilePlace place(int64_t tile, int64_t channels) const
    {
        const int64_t index = tile % in_picture();
        return {height, width, channels, 2 * (index / columns), 2 * (index % columns)};
    }
};

}  // namespace

WinogradKernel::WinogradKernel(const at::Tensor& weight) : m_out(weight.size(0))
{
    // G g Gᵀ as one product: row 4i + j of G⊗G times the nine values of a kernel.
    const auto g = at::tensor({1.0, 0.0, 0.0, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, 0.0, 0.0, 1.0},
                              weight.options().memory_format({}))
                       .view({4, 3});
    const auto nine = weight.permute({2, 3, 0, 1}).reshape({9, -1});
    const auto points = at::kron(g, g).mm(nine).view({winograd_points, m_out, weight.size(1)});
    for (int64_t k = 0; k < winograd_points; ++k)
        m_weights[static_cast<std::size_t>(k)] = pack_matrix(points[k]);
}

at::Tensor WinogradKernel::convolve(const at::Tensor& input, const at::Tensor& bias) const
{
    const auto pictures = input.contiguous(at::MemoryFormat::ChannelsLast);
    const int64_t in = pictures.size(1);
    const Tiles tiles{pictures.size(2), pictures.size(3)};
    const int64_t tile_count = pictures.size(0) * tiles.in_picture();
    const int64_t pixels = tiles.height * tiles.width;
    auto output = at::empty({pictures.size(0), m_out, tiles.height, tiles.width},
                            pictures.options().memory_format(at::MemoryFormat::ChannelsLast));

    const int64_t bytes_per_tile = winograd_points * std::max(in, m_out) * int64_t{sizeof(float)};
    const int64_t most_bytes = is_tile_matrix(m_weights[0]) ? tile_unit_run_bytes : run_bytes;
    const int64_t run =
        std::min(tile_count, std::max<int64_t>(64, most_bytes / bytes_per_tile / 64 * 64));
    const auto values = at::empty({winograd_points, run, in}, pictures.options());
    const auto* source = pictures.const_data_ptr<float>();
    auto* target = output.mutable_data_ptr<float>();
    auto* values_data = values.mutable_data_ptr<float>();
    const auto* bias_data = bias.const_data_ptr<float>();

    for (int64_t first = 0; first < tile_count; first += run) {
        const int64_t count = std::min(run, tile_count - first);
        for_each_range(count, 1, [&](int64_t begin, int64_t end) {
            for (int64_t i = begin; i < end; ++i)
                winograd_input(source + (first + i) / tiles.in_picture() * pixels * in,
                               tiles.place(first + i, in), values_data + i * in, run * in);
        });
        std::array<at::Tensor, winograd_points> products;
        std::array<const float*, winograd_points> rows;
        for (std::size_t k = 0; k < products.size(); ++k) {
            products[k] = affine(values[static_cast<int64_t>(k)].narrow(0, 0, count), m_weights[k],
                                 std::nullopt);
            rows[k] = products[k].const_data_ptr<float>();
        }
        for_each_range(count, 1, [&](int64_t begin, int64_t end) {
            for (int64_t i = begin; i < end; ++i) {
                auto tile_rows = rows;
                for (const float*& row : tile_rows)
                    row += i * m_out;
                winograd_output(tile_rows, tiles.place(first + i, m_out), bias_data,
                                target + (first + i) / tiles.in_picture() * pixels * m_out);
            }
        });
    }
    return output;
}

}  // namespace flipbook
