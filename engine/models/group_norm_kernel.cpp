// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/group_norm_kernel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "models/norm_passes.h"
#include "models/parallel.h"

namespace flipbook {

namespace {

// Pictures in parts of some pixels, the same ones for any number of threads.
struct Parts {
    const float* values;
    int64_t pictures, pixels, channels;
    int64_t part_pixels = 256;
    int64_t per_picture = (pixels + part_pixels - 1) / part_pixels;

    int64_t count() const { return pictures * per_picture; }
    int64_t picture_of(int64_t part) const { return part / per_picture; }
    int64_t first_row(int64_t part) const
    {
        return picture_of(part) * pixels + part % per_picture * part_pixels;
    }

    PixelRows rows(int64_t part) const
    {
        const int64_t rest = pixels - part % per_picture * part_pixels;
        return {values + first_row(part) * channels, std::min(part_pixels, rest), channels};
    }

    // Threads are worth their start for a megabyte or so.
    void for_each(const std::function<void(int64_t part)>& work) const
    {
        const int64_t grain = std::max<int64_t>(1, 131'072 / (part_pixels * channels));
        for_each_range(count(), grain, [&](int64_t begin, int64_t end) {
            for (int64_t part = begin; part < end; ++part)
                work(part);
        });
    }
};

// What every channel's group has on average, [N, C], from the sums of each part's channels.
std::vector<float> group_means(const Parts& parts, const std::vector<double>& sums, int64_t groups)
{
    const int64_t channels = parts.channels, width = channels / groups;
    const auto values = static_cast<double>(parts.pixels * width);
    std::vector<float> means(static_cast<std::size_t>(parts.pictures * channels));
    for (int64_t picture = 0; picture < parts.pictures; ++picture)
        for (int64_t first = 0; first < channels; first += width) {
            double sum = 0;
            for (int64_t part = 0; part < parts.per_picture; ++part) {
                const int64_t row = (picture * parts.per_picture + part) * channels;
                for (int64_t c = row + first; c < row + first + width; ++c)
                    sum += sums[static_cast<std::size_t>(c)];
            }
            std::fill_n(means.begin() + picture * channels + first, width,
                        static_cast<float>(sum / values));
        }
    return means;
}

}  // namespace

at::Tensor group_norm_kernel(const at::Tensor& tokens, int64_t groups, const at::Tensor& weight,
                             const at::Tensor& bias, double eps)
{
    const at::Tensor input = tokens.contiguous();
    const Parts parts{input.const_data_ptr<float>(), input.size(0), input.size(1), input.size(2)};
    const int64_t channels = parts.channels;

    std::vector<double> sums(static_cast<std::size_t>(parts.count() * channels));
    parts.for_each(
        [&](int64_t part) { sum_rows(parts.rows(part), sums.data() + part * channels); });
    const std::vector<float> means = group_means(parts, sums, groups);
    parts.for_each([&](int64_t part) {
        const float* mean = means.data() + parts.picture_of(part) * channels;
        sum_squares(parts.rows(part), mean, sums.data() + part * channels);
    });

    std::vector<float> scales = group_means(parts, sums, groups);
    const auto* weights = weight.const_data_ptr<float>();
    for (std::size_t i = 0; i < scales.size(); ++i)
        scales[i] = weights[i % static_cast<std::size_t>(channels)]
                    / std::sqrt(scales[i] + static_cast<float>(eps));
    at::Tensor output = at::empty_like(input);
    const auto* shift = bias.const_data_ptr<float>();
    auto* target = output.mutable_data_ptr<float>();
    parts.for_each([&](int64_t part) {
        const int64_t row = parts.picture_of(part) * channels;
        normalise_rows(parts.rows(part), means.data() + row, scales.data() + row, shift,
                       target + parts.first_row(part) * channels);
    });
    return output;
}

}  // namespace flipbook
