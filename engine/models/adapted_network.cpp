// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapted_network.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <utility>

#include "core/file_stamp.h"
#include "models/checkpoint_tensors.h"
#include "models/packed_weights.h"

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

struct Change {
    const AdapterFamily* family;
    const AdapterUse* use;
    const AdapterRoles* roles;
};

// By name of the tensor that is changed, in the order of the adapters.
std::map<std::string, std::vector<Change>> changes_of(AdaptedPart part,
                                                      const std::vector<AdapterUse>& uses)
{
    std::map<std::string, std::vector<Change>> changes;
    for (const AdapterUse& use : uses) {
        if (use.strength(part) == 0)
            continue;
        for (const auto& [layer, roles] : use.adapter->layers_of(part))
            for (const AdapterFamily* family : families_of(roles))
                changes[layer + "." + family->leaf].push_back({family, &use, &roles});
    }
    return changes;
}

// A packed layer loses all of its weight when a part of it is written.
std::set<std::string> names_of_touched_layers(const torch::nn::Module& network,
                                              const std::set<std::string>& changed)
{
    std::set<std::string> names;
    for (const auto& parameter : network.named_parameters()) {
        const auto parts = checkpoint_names(parameter.key());
        if (std::any_of(parts.begin(), parts.end(),
                        [&changed](const auto& part) { return changed.contains(part); }))
            names.insert(parts.begin(), parts.end());
    }
    return names;
}

void write_weight(const at::Tensor& parameter, const at::Tensor& base,
                  const std::vector<Change>& changes, AdaptedPart part)
{
    const auto stored = base.view(parameter.sizes());
    if (changes.empty()) {
        parameter.copy_(stored);
        return;
    }
    // In its place where that has the precision to add in.
    const bool in_place = parameter.scalar_type() == at::kFloat;
    at::Tensor weight = parameter;
    if (in_place)
        weight.copy_(stored);
    else
        weight = stored.to(parameter.device(), at::kFloat);
    for (const Change& change : changes) {
        const AdapterTensors tensors(change.use->adapter->file, *change.roles, weight.device());
        change_weight(*change.family, tensors, change.use->strength(part), weight);
    }
    if (!in_place)
        parameter.copy_(weight);
}

}  // namespace

void AdaptedNetwork::adapt(torch::nn::Module& network, const Weights& base,
                           const std::vector<AdapterUse>& uses)
{
    std::string key = key_of(uses);
    if (key == m_key)
        return;
    const at::NoGradGuard no_grad;
    const auto changes = changes_of(m_part, uses);
    for (const auto& [name, list] : changes)
        m_changed.insert(name);
    // Should reading fail half-way, the next attempt begins with the file's weights again.
    m_key = "unfinished";
    const auto to_read = names_of_touched_layers(network, m_changed);
    make_plain(network, [&](const auto& parameter) {
        return to_read.contains(checkpoint_names(parameter).front());
    });
    for (const auto& [name, parameter] : plain_checkpoint_tensors(network)) {
        if (!to_read.contains(name))
            continue;
        const auto change = changes.find(name);
        write_weight(parameter, base.view(name),
                     change == changes.end() ? std::vector<Change>{} : change->second, m_part);
        base.release(name);
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
