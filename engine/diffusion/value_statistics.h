// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <limits>

namespace flipbook {

// What is measured of values that come in pieces; of those alone that are finite.
class ValueStatistics {
public:
    // Of any shape and type.
    void add(const at::Tensor& piece);

    std::int64_t count() const { return m_count; }
    std::int64_t not_finite() const { return m_not_finite; }
    // The share of values that are NaN or infinite, 0 … 1.
    double share_not_finite() const;

    // All four are 0 where no value is finite; `deviation` is that of a sample, 0 for one value.
    double mean() const { return m_mean; }
    double deviation() const;
    double low() const { return m_count > 0 ? m_low : 0; }
    double high() const { return m_count > 0 ? m_high : 0; }

private:
    std::int64_t m_count = 0, m_not_finite = 0;
    double m_mean = 0;
    double m_squares = 0;  // Sum of (value − mean)².
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
};

}  // namespace flipbook
