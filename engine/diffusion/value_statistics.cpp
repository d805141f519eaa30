// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/value_statistics.h"

#include <algorithm>
#include <cmath>

namespace flipbook {

namespace {

struct Measures {
    double mean, variance, low, high;

    bool are_finite() const { return std::isfinite(mean + variance + low + high); }
};

Measures measures_of(const at::Tensor& values)
{
    const auto [variance, mean] = at::var_mean(values, /*unbiased=*/false);
    const at::Tensor all =
        at::stack({mean, variance, values.min(), values.max()}).to(at::kCPU, at::kDouble);
    const double* numbers = all.const_data_ptr<double>();
    return {numbers[0], numbers[1], numbers[2], numbers[3]};
}

}  // namespace

void ValueStatistics::add(const at::Tensor& piece)
{
    at::Tensor values = piece.to(at::kFloat);
    if (values.numel() == 0)
        return;
    Measures measures = measures_of(values);
    if (!measures.are_finite()) {
        // Squares of finite values may be infinite, too: they are measured with more digits.
        values = values.masked_select(at::isfinite(values)).to(at::kDouble);
        m_not_finite += piece.numel() - values.numel();
        if (values.numel() == 0)
            return;
        measures = measures_of(values);
    }
    // Chan, Golub and LeVeque 1979, "Updating Formulae and a Pairwise Algorithm".
    const auto count = static_cast<double>(values.numel());
    const auto before = static_cast<double>(m_count);
    const double apart = measures.mean - m_mean;
    m_mean += apart * count / (before + count);
    m_squares += measures.variance * count + apart * apart * before * count / (before + count);
    m_low = std::min(m_low, measures.low);
    m_high = std::max(m_high, measures.high);
    m_count += values.numel();
}

double ValueStatistics::share_not_finite() const
{
    const std::int64_t all = m_count + m_not_finite;
    return all > 0 ? static_cast<double>(m_not_finite) / static_cast<double>(all) : 0;
}

double ValueStatistics::deviation() const
{
    return m_count > 1 ? std::sqrt(m_squares / static_cast<double>(m_count - 1)) : 0;
}

}  // namespace flipbook
