// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/moving_crop.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace flipbook {

double reach_of(CameraMove camera, std::int64_t frames)
{
    double reach = 1;
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        const View view = view_at(camera, static_cast<int>(frame), static_cast<int>(frames));
        for (const double u : {0.0, 1.0})
            for (const double v : {0.0, 1.0}) {
                const double x = view.a * u - view.b * v + view.x0;
                const double y = view.b * u + view.a * v + view.y0;
                reach = std::max({reach, 2 * std::abs(x - 0.5), 2 * std::abs(y - 0.5)});
            }
    }
    return reach;
}

at::Tensor moving_crop(const at::Tensor& pictures, CameraMove camera, const Square& square,
                       std::int64_t side)
{
    const std::int64_t frames = pictures.size(0);
    const auto width = static_cast<double>(pictures.size(3));
    const auto height = static_cast<double>(pictures.size(2));
    const double scale = square.side / reach_of(camera, frames);
    std::vector<float> rows;
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        const View view = view_at(camera, static_cast<int>(frame), static_cast<int>(frames));
        // A place of the output, -1 … 1 from edge to edge, is mapped to one of the input.
        const double x = square.x + scale * ((view.a - view.b) / 2 + view.x0 - 0.5);
        const double y = square.y + scale * ((view.a + view.b) / 2 + view.y0 - 0.5);
        for (const double value :
             {scale * view.a / width, -scale * view.b / width, 2 * x / width - 1,
              scale * view.b / height, scale * view.a / height, 2 * y / height - 1})
            rows.push_back(static_cast<float>(value));
    }
    const at::Tensor maps = at::tensor(rows).view({frames, 2, 3});
    const at::Tensor places = at::affine_grid_generator(maps, {frames, 3, side, side}, false);
    constexpr std::int64_t bilinear = 0, border = 1;
    return at::grid_sampler_2d(pictures, places, bilinear, border, false);
}

}  // namespace flipbook
