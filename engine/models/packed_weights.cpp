// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/packed_weights.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/system_memory.h"
#include "models/cpu_kernels.h"
#include "models/tile_products.h"

namespace flipbook {

namespace {

// One value with strides of zero has the shape and no memory.
void free_weight(at::Tensor& weight)
{
    const std::vector<int64_t> strides(static_cast<std::size_t>(weight.dim()), 0);
    weight.set_(at::full({1}, std::numeric_limits<double>::quiet_NaN(), weight.options())
                    .as_strided(weight.sizes(), strides));
}

void for_each_packable(const torch::nn::Module& network,
                       const std::function<void(PackableLayer&)>& work)
{
    const at::NoGradGuard no_grad;
    for (const auto& module : network.modules(/*include_self=*/false))
        if (const auto layer = std::dynamic_pointer_cast<PackableLayer>(module))
            work(*layer);
}

}  // namespace

void PackableLayer::pack()
{
    if (!can_pack(weight))
        return;
    take_packed(weight);
    free_weight(weight);
}

void PackableLayer::pack_later(std::function<at::Tensor()> read)
{
    const at::NoGradGuard no_grad;
    if (!is_packed(weight))
        free_weight(weight);
    drop_packed();
    m_read = std::move(read);
}

void PackableLayer::pack_pending() const
{
    if (!m_read)
        return;
    const at::NoGradGuard no_grad;
    const at::Tensor plain = m_read();
    {
        const SeparatePages pages;
        take_packed(plain);
    }
    // Not before: where memory runs out it can be tried again.
    m_read = nullptr;
}

void pack_weights(torch::nn::Module& network)
{
    for_each_packable(network, [](PackableLayer& layer) { layer.pack(); });
}

void pack_pending(const torch::nn::Module& network)
{
    for_each_packable(network, [](PackableLayer& layer) { layer.pack_pending(); });
}

std::uint64_t pending_bytes(const torch::nn::Module& network)
{
    std::uint64_t bytes = 0;
    for_each_packable(network, [&bytes](const PackableLayer& layer) {
        bytes += layer.is_pending() ? layer.weight.nbytes() : 0;
    });
    return bytes;
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
           && onednn_takes(weight.scalar_type());
}

at::Tensor pack_matrix(const at::Tensor& weight)
{
    if (suits_tiles(weight))
        return pack_tile_matrix(weight);
    static const auto reorder = c10::Dispatcher::singleton()
                                    .findSchemaOrThrow("mkldnn::_reorder_linear_weight", "")
                                    .typed<at::Tensor(const at::Tensor&, std::optional<int64_t>)>();
    // The layout hardly depends on the rows of the input: within 3 % from 64 to 65536 rows.
    constexpr int64_t typical_rows = 1024;
    return reorder.call(weight.contiguous(), typical_rows);
}

}  // namespace flipbook
