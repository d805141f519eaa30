// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <map>
#include <utility>

namespace flipbook {

// What the latest evaluations of a multistep method left, by number of the evaluation. A walk
// that starts again, or starts in the middle, finds no history and so begins at first order.
class StepHistory {
public:
    explicit StepHistory(std::size_t capacity) : m_capacity(capacity) { }

    // Forgets what was known of this evaluation and of those after it.
    void put(int evaluation, at::Tensor value)
    {
        m_values.erase(m_values.lower_bound(evaluation), m_values.end());
        m_values.emplace(evaluation, std::move(value));
        if (m_values.size() > m_capacity)
            m_values.erase(m_values.begin());
    }

    // Null where nothing is known.
    const at::Tensor* find(int evaluation) const
    {
        const auto position = m_values.find(evaluation);
        return position == m_values.end() ? nullptr : &position->second;
    }

private:
    std::size_t m_capacity;
    std::map<int, at::Tensor> m_values;
};

}  // namespace flipbook
