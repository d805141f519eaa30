// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/check.h"

namespace flipbook {

// The maps of all heads that are heard, averaged over the branches and windows of a step.
class AttentionMaps {
public:
    // weights [B, H, F, F] of ActivationObserver::observe_attention(); steps count from 1.
    void add(const std::string& layer, std::int64_t step, const at::Tensor& weights);

    // By how far the frames look, farthest first.
    std::vector<AttentionMap> sorted() const;

private:
    struct Key {
        std::string layer;
        std::int64_t head, step;

        auto operator<=>(const Key&) const = default;
    };
    struct Sum {
        at::Tensor weights;  // [F, F]
        int count = 0;
    };
    std::map<Key, Sum> m_sums;
};

// As ActivationObserver::attention_place(), of the place that the request names.
std::optional<std::pair<double, double>> attention_place(const CheckRequest& request);

// "heads": of each map how many frames away its frames look on average, and how much at themselves.
CheckTable heads_table(const std::vector<AttentionMap>& maps);

}  // namespace flipbook
