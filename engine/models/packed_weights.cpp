// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/packed_weights.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace flipbook {

void pack_weights(torch::nn::Module& network)
{
    const at::NoGradGuard no_grad;
    for (const auto& module : network.modules(/*include_self=*/false))
        if (const auto layer = std::dynamic_pointer_cast<PackableLayer>(module))
            layer->pack();
}

void make_plain(torch::nn::Module& network,
                const std::function<bool(const std::string& parameter)>& is_wanted)
{
    const at::NoGradGuard no_grad;
    for (const auto& item : network.named_modules({}, /*include_self=*/false))
        if (const auto layer = std::dynamic_pointer_cast<PackableLayer>(item.value());
            layer && is_wanted(item.key() + ".weight"))
            layer->make_plain();
}

bool is_packed(const at::Tensor& parameter)
{
    const auto strides = parameter.strides();
    return parameter.dim() >= 2 && std::all_of(strides.begin(), strides.end(), [](int64_t stride) {
               return stride == 0;
           });
}

bool can_pack(const at::Tensor& weight)
{
    return weight.is_cpu() && !is_packed(weight) && at::globalContext().userEnabledMkldnn()
           && (weight.scalar_type() == at::kFloat || weight.scalar_type() == at::kBFloat16);
}

void free_weight(at::Tensor& weight)
{
    // One value with strides of zero has the shape and no memory.
    const std::vector<int64_t> strides(static_cast<std::size_t>(weight.dim()), 0);
    weight.set_(at::full({1}, std::numeric_limits<double>::quiet_NaN(), weight.options())
                    .as_strided(weight.sizes(), strides));
}

void allocate_weight(at::Tensor& weight, at::MemoryFormat format)
{
    weight.set_(at::empty(weight.sizes(), weight.options().memory_format(format)));
}

at::Tensor pack_matrix(const at::Tensor& weight)
{
    static const auto reorder = c10::Dispatcher::singleton()
                                    .findSchemaOrThrow("mkldnn::_reorder_linear_weight", "")
                                    .typed<at::Tensor(const at::Tensor&, std::optional<int64_t>)>();
    // The layout hardly depends on the rows of the input: within 3 % from 64 to 65536 rows.
    constexpr int64_t typical_rows = 1024;
    return reorder.call(weight.contiguous(), typical_rows);
}

}  // namespace flipbook
