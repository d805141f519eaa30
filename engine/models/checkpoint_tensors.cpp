// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint_tensors.h"

#include <array>
#include <string>
#include <vector>

#include "models/packed_weights.h"

namespace flipbook {

namespace {

struct FusedProjection {
    std::string name;
    std::vector<std::string> parts;  // Top rows first.
};

const std::array<FusedProjection, 2>& fused_projections()
{
    static const std::array<FusedProjection, 2> projections{{
        {"to_qkv.weight", {"to_q.weight", "to_k.weight", "to_v.weight"}},
        {"to_kv.weight", {"to_k.weight", "to_v.weight"}},
    }};
    return projections;
}

}  // namespace

std::vector<std::pair<std::string, at::Tensor>> checkpoint_tensors(const torch::nn::Module& network)
{
    std::vector<std::pair<std::string, at::Tensor>> tensors;
    const auto add = [&tensors](const std::string& name, const at::Tensor& tensor) {
        TORCH_CHECK(!is_packed(tensor), "The weight ", name, " is packed.");
        for (const FusedProjection& fused : fused_projections()) {
            if (name != fused.name && !name.ends_with("." + fused.name))
                continue;
            const std::string stem = name.substr(0, name.size() - fused.name.size());
            const auto rows = tensor.chunk(static_cast<int64_t>(fused.parts.size()), 0);
            for (std::size_t i = 0; i < rows.size(); ++i)
                tensors.emplace_back(stem + fused.parts[i], rows[i]);
            return;
        }
        tensors.emplace_back(name, tensor);
    };
    for (const auto& parameter : network.named_parameters())
        add(parameter.key(), parameter.value().detach());
    return tensors;
}

}  // namespace flipbook
