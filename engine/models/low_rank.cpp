// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/low_rank.h"

#include <vector>

namespace flipbook {

LowRankChange::LowRankChange(int64_t in, int64_t out, int64_t parts, int64_t rank, double scale,
                             const at::TensorOptions& options)
    : m_parts(parts), m_scale(scale)
{
    down = register_parameter("down", at::empty({parts * rank, in}, options), false);
    up = register_parameter("up", at::empty({out, rank}, options), false);
}

at::Tensor LowRankChange::forward(const at::Tensor& input) const
{
    const at::Tensor inner = at::linear(input, down) * m_scale;
    if (m_parts == 1)
        return at::linear(inner, up);
    const auto inners = inner.chunk(m_parts, -1), ups = up.chunk(m_parts, 0);
    std::vector<at::Tensor> outputs;
    for (std::size_t part = 0; part < ups.size(); ++part)
        outputs.push_back(at::linear(inners[part], ups[part]));
    return at::cat(outputs, -1);
}

}  // namespace flipbook
