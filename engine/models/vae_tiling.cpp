// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vae_tiling.h"

#include <algorithm>
#include <vector>

namespace flipbook {

namespace {

// Where tiles begin along one side: evenly spread, so that all have full size.
std::vector<int64_t> tile_starts(int64_t extent, int64_t tile_size)
{
    if (extent <= tile_size)
        return {0};
    const int64_t stride = tile_size - tile_size / 4;
    const int64_t last = extent - tile_size;
    const int64_t steps = (last + stride - 1) / stride;
    std::vector<int64_t> starts;
    for (int64_t i = 0; i <= steps; ++i)
        starts.push_back(last * i / steps);
    return starts;
}

// The share of a tile's pixels along one side: rising over the overlap with the tile before and
// falling over that with the tile behind. The shares of all tiles over a pixel are normalised
// afterwards, so only their ratio matters.
at::Tensor blend_weights(const std::vector<int64_t>& starts, std::size_t index, int64_t tile_size,
                         int64_t scale, const at::TensorOptions& options)
{
    const auto position = at::arange(tile_size * scale, options) + 0.5;
    auto weights = at::ones({tile_size * scale}, options);
    if (index > 0) {
        const int64_t overlap = (starts[index - 1] + tile_size - starts[index]) * scale;
        weights = at::minimum(weights, position / static_cast<double>(overlap));
    }
    if (index + 1 < starts.size()) {
        const int64_t overlap = (starts[index] + tile_size - starts[index + 1]) * scale;
        const auto from_end = static_cast<double>(tile_size * scale) - position;
        weights = at::minimum(weights, from_end / static_cast<double>(overlap));
    }
    return weights;
}

}  // namespace

at::Tensor decode_tiled(const LatentDecoder& decode, const at::Tensor& latents, int64_t tile_size,
                        int64_t scale)
{
    const int64_t height = latents.size(2), width = latents.size(3);
    if (height <= tile_size && width <= tile_size)
        return decode(latents);

    const auto rows = tile_starts(height, tile_size), columns = tile_starts(width, tile_size);
    const int64_t tile_height = std::min(height, tile_size),
                  tile_width = std::min(width, tile_size);
    const auto options = at::TensorOptions(latents.device()).dtype(at::kFloat);
    const auto shares = at::zeros({height * scale, width * scale}, options);
    at::Tensor picture;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const auto tile = decode(
                latents.narrow(2, rows[row], tile_height).narrow(3, columns[column], tile_width));
            const auto share =
                at::outer(blend_weights(rows, row, tile_height, scale, options),
                          blend_weights(columns, column, tile_width, scale, options));
            if (!picture.defined())
                picture =
                    at::zeros({tile.size(0), tile.size(1), height * scale, width * scale}, options);
            const auto place = [&](const at::Tensor& whole, int64_t dimension) {
                return whole.narrow(dimension, rows[row] * scale, tile_height * scale)
                    .narrow(dimension + 1, columns[column] * scale, tile_width * scale);
            };
            place(picture, 2).add_(tile.to(at::kFloat) * share);
            place(shares, 0).add_(share);
        }
    }
    return picture.div_(shares).to(latents.scalar_type());
}

at::Tensor decode_tiled(const Vae& vae, const at::Tensor& latents, int64_t tile_size)
{
    return decode_tiled([&vae](const at::Tensor& tile) { return vae.decode(tile); }, latents,
                        tile_size, vae.config().scale());
}

}  // namespace flipbook
