// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loss_scale.h"

namespace flipbook {

namespace {
constexpr double first_scale = 65536;
constexpr double steps_to_growth = 2000;
}  // namespace

LossScale::LossScale(at::ScalarType dtype)
{
    if (dtype == at::kHalf)
        m_state = at::tensor({first_scale, 0.0}, at::kFloat);
}

double LossScale::value() const
{
    return m_state.defined() ? m_state[0].item<double>() : 1.0;
}

bool LossScale::accept(bool is_finite)
{
    if (!m_state.defined())
        return true;
    const double scale = value();
    const double steps = m_state[1].item<double>() + 1;
    if (!is_finite && scale <= 1)
        return true;
    const bool changes = !is_finite || steps >= steps_to_growth;
    m_state[0].fill_(!is_finite ? scale / 2 : changes ? scale * 2 : scale);
    m_state[1].fill_(changes ? 0 : steps);
    return is_finite;
}

NamedTensors LossScale::state() const
{
    return m_state.defined() ? NamedTensors{{"loss_scale", m_state}} : NamedTensors{};
}

}  // namespace flipbook
