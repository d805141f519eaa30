// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapted_network.h"

#include <bit>
#include <cstdint>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "core/utf8_path.h"
#include "models/checkpoint_tensors.h"

namespace flipbook {

namespace {

// Changes when a file, its content or its strength does.
std::string key_of(const std::vector<AdapterUse>& uses)
{
    std::string key;
    for (const AdapterUse& use : uses) {
        std::error_code ignored;
        const auto& path = use.adapter->path;
        const auto time =
            std::filesystem::last_write_time(path, ignored).time_since_epoch().count();
        key += path_to_utf8(path) + '|' + std::to_string(time);
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
    for (const auto& [name, parameter] : checkpoint_tensors(network)) {
        if (!m_changed.contains(name))
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
