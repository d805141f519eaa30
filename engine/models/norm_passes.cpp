// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/norm_passes.h"

#include <algorithm>
#include <vector>

namespace flipbook {

namespace {

// Few enough rows that a sum in fp32 keeps its digits; their sums are added in double precision.
constexpr int64_t rows_per_float_sum = 64;

template <class Term> void sum_terms(const PixelRows& rows, const Term& term, double* sums)
{
    const int64_t channels = rows.channels;
    std::fill(sums, sums + channels, 0.0);
    std::vector<float> partial(static_cast<std::size_t>(channels));
    float* part = partial.data();
    for (int64_t first = 0; first < rows.count; first += rows_per_float_sum) {
        std::fill(partial.begin(), partial.end(), 0.0f);
        const int64_t end = std::min(rows.count, first + rows_per_float_sum);
        for (int64_t row = first; row < end; ++row) {
            const float* values = rows.values + row * channels;
            for (int64_t c = 0; c < channels; ++c)
                part[c] += term(values[c], c);
        }
        for (int64_t c = 0; c < channels; ++c)
            sums[c] += double{part[c]};
    }
}

}  // namespace

void sum_rows(const PixelRows& rows, double* sums)
{
    sum_terms(
        rows, [](float value, int64_t) { return value; }, sums);
}

void sum_squares(const PixelRows& rows, const float* mean, double* sums)
{
    const auto square = [mean](float value, int64_t c) {
        const float rest = value - mean[c];
        return rest * rest;
    };
    sum_terms(rows, square, sums);
}

void normalise_rows(const PixelRows& rows, const float* mean, const float* scale,
                    const float* shift, float* target)
{
    for (int64_t row = 0; row < rows.count; ++row) {
        const float* values = rows.values + row * rows.channels;
        float* results = target + row * rows.channels;
        for (int64_t c = 0; c < rows.channels; ++c)
            results[c] = (values[c] - mean[c]) * scale[c] + shift[c];
    }
}

}  // namespace flipbook
