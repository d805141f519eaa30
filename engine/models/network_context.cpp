// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/network_context.h"

#include <algorithm>

namespace flipbook {

FrameValues::FrameValues(const std::vector<double>& values, const at::TensorOptions& options)
{
    const auto all_are = [&values](double wanted) {
        return std::all_of(values.begin(), values.end(),
                           [wanted](double value) { return value == wanted; });
    };
    if (all_are(1.0))
        return;
    m_is_zero = all_are(0.0);
    m_values = at::tensor(values, at::kDouble).to(options.device(), options.dtype().toScalarType());
}

}  // namespace flipbook
