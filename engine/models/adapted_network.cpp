// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapted_network.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "core/file_stamp.h"
#include "models/checkpoint_tensors.h"
#include "models/parameter_source.h"

namespace flipbook {

namespace {

// Changes when a file, its content or its strength does.
std::string key_of(const std::vector<AdapterUse>& uses)
{
    std::string key;
    for (const AdapterUse& use : uses) {
        key += file_stamp(use.adapter->path);
        for (const double strength : use.strengths)
            key += '|' + std::to_string(std::bit_cast<std::uint64_t>(strength));
        key += '\n';
    }
    return key;
}

TensorChanges changes_of(AdaptedPart part, const std::vector<AdapterUse>& uses)
{
    TensorChanges changes;
    for (const AdapterUse& use : uses) {
        const double strength = use.strength(part);
        if (strength == 0)
            continue;
        for (const auto& [layer, roles] : use.adapter->layers_of(part))
            for (const AdapterFamily* family : families_of(roles))
                changes[layer + "." + family->leaf].push_back(
                    {family, use.adapter, &roles, strength});
    }
    return changes;
}

}  // namespace

void AdaptedNetwork::adapt(torch::nn::Module& network, const Weights& base,
                           const std::vector<AdapterUse>& uses)
{
    std::string key = key_of(uses);
    if (key == m_key)
        return;
    const auto changes = changes_of(m_part, uses);
    for (const auto& [name, list] : changes)
        m_changed.insert(name);
    // Should reading fail half-way, the next attempt begins with the file's weights again.
    m_key = "unfinished";
    const auto has_changed = [this](const std::string& name) { return m_changed.contains(name); };
    for (const NetworkParameter& parameter : parameters_of(network)) {
        const auto parts = checkpoint_names(parameter.name);
        if (std::any_of(parts.begin(), parts.end(), has_changed))
            set_parameter(parameter, ParameterSource(base, parameter.name, changes),
                          WeightForm::plain);
    }
    std::erase_if(m_changed, [&changes](const auto& name) { return !changes.contains(name); });
    m_key = std::move(key);
}

void AdaptedNetwork::forget()
{
    m_key.clear();
    m_changed.clear();
}

}  // namespace flipbook
