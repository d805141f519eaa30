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

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

void append_parts(const std::string& name, const at::Tensor& tensor, NamedTensors& tensors)
{
    const auto names = checkpoint_names(name);
    if (names.size() == 1) {
        tensors.emplace_back(names.front(), tensor);
        return;
    }
    const auto rows = tensor.chunk(static_cast<int64_t>(names.size()), 0);
    for (std::size_t i = 0; i < rows.size(); ++i)
        tensors.emplace_back(names[i], rows[i]);
}

}  // namespace

std::vector<std::string> checkpoint_names(const std::string& parameter)
{
    for (const FusedProjection& fused : fused_projections()) {
        if (parameter != fused.name && !parameter.ends_with("." + fused.name))
            continue;
        const std::string stem = parameter.substr(0, parameter.size() - fused.name.size());
        std::vector<std::string> names;
        for (const std::string& part : fused.parts)
            names.push_back(stem + part);
        return names;
    }
    return {parameter};
}

NamedTensors checkpoint_tensors(const torch::nn::Module& network)
{
    NamedTensors tensors;
    for (const auto& parameter : network.named_parameters()) {
        TORCH_CHECK(!is_packed(parameter.value()), "The weight ", parameter.key(), " is packed.");
        append_parts(parameter.key(), parameter.value().detach(), tensors);
    }
    return tensors;
}

}  // namespace flipbook
