// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/low_rank_adapter.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <utility>

#include "models/adapter_names.h"
#include "models/checkpoint_tensors.h"
#include "models/layers.h"
#include "training/tensor_files.h"

namespace flipbook {

namespace {

bool is_projection(const std::string& name)
{
    return name.find(".attn") != std::string::npos;
}

// As PyTorch begins a linear layer, and nothing: the product is zero and its gradient is not.
void begin(LowRankChange& change, at::Generator& generator)
{
    const double bound = 1.0 / std::sqrt(static_cast<double>(change.down.size(1)));
    at::Tensor values = at::empty(change.down.sizes(), at::kFloat);
    change.down.copy_(values.uniform_(-bound, bound, generator));
    change.up.zero_();
}

}  // namespace

void read_options(JsonReader& config, LowRankOptions& options)
{
    config.read("rank", options.rank, 1, 1024);
    options.alpha = static_cast<double>(options.rank);
    config.read("alpha", options.alpha, 1e-3, 1e4);
}

LowRankAdapter::LowRankAdapter(std::string prefix, torch::nn::Module& network,
                               const LowRankOptions& options, std::uint64_t seed)
    : m_prefix(std::move(prefix))
{
    const at::NoGradGuard no_grad;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (at::Tensor& parameter : network.parameters())
        parameter.requires_grad_(false);
    for (const auto& item : network.named_modules("", /*include_self=*/false)) {
        auto* linear = dynamic_cast<Linear*>(item.value().get());
        if (!linear || !is_projection(item.key()))
            continue;
        const auto parts =
            static_cast<std::int64_t>(checkpoint_names(item.key() + ".weight").size());
        LowRankChange& change = linear->add_low_rank(
            parts, options.rank, options.alpha / static_cast<double>(options.rank));
        begin(change, generator);
        m_layers.push_back({item.key(), &change});
    }
}

LearningGroup LowRankAdapter::group() const
{
    LearningGroup group;
    for (const Layer& layer : m_layers)
        for (const auto& item : layer.change->named_parameters()) {
            at::Tensor parameter = item.value();
            parameter.requires_grad_(true);
            group.parameters.emplace_back(m_prefix + "." + layer.name + "." + item.key(),
                                          parameter);
        }
    return group;
}

Result<void> LowRankAdapter::write(const std::filesystem::path& file) const
{
    constexpr std::string_view leaf = ".weight";
    NamedTensors tensors;
    for (const auto& [layer, change] : m_layers) {
        const auto downs = change->down.detach().chunk(change->parts(), 0);
        const auto ups = (change->up.detach() * change->scale()).chunk(change->parts(), 0);
        const auto names = checkpoint_names(layer + std::string(leaf));
        for (std::size_t part = 0; part < names.size(); ++part) {
            const std::string name =
                hub_lora_name(names[part].substr(0, names[part].size() - leaf.size()));
            tensors.emplace_back(name + ".down.weight", downs[part]);
            tensors.emplace_back(name + ".up.weight", ups[part]);
        }
    }
    return write_tensors(file, tensors, at::kHalf, {{"format", "pt"}});
}

}  // namespace flipbook
