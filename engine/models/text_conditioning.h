// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <vector>

namespace flipbook {

// What the UNet's cross attentions make of the prompt: the same at every step, so it is computed
// once by UNet::prepare_text(). A cheap value; copies share tensors.
struct TextConditioning {
    // Per cross attention, in the order the UNet runs them: [R, S, 2C], keys in front of values.
    // R is the number of branches, or of branches times frames where every frame has a prompt.
    std::vector<at::Tensor> keys_values;

    // Rows first … first + count - 1, for running branches or windows of frames by themselves.
    TextConditioning rows(int64_t first, int64_t count) const
    {
        TextConditioning part;
        for (const at::Tensor& layer : keys_values)
            part.keys_values.push_back(layer.narrow(0, first, count));
        return part;
    }
};

}  // namespace flipbook
