// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/network_context.h"

#include <algorithm>
#include <utility>

#include "models/layers.h"

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

at::Tensor FrameValues::add_share(at::Tensor hidden, const at::Tensor& change) const
{
    const auto type = hidden.scalar_type();
    if (is_one())
        return add_onto(std::move(hidden), change.to(type));
    std::vector<int64_t> shape(static_cast<std::size_t>(hidden.dim()), 1);
    shape[0] = hidden.size(0);
    const auto share = m_values.repeat(hidden.size(0) / m_values.size(0)).view(shape);
    return add_onto(std::move(hidden), (change * share).to(type));
}

}  // namespace flipbook
