// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/parameter_source.h"

#include <utility>

#include "models/checkpoint_tensors.h"

namespace flipbook {

ParameterSource::ParameterSource(Weights file, const std::string& parameter,
                                 const TensorChanges& changes)
    : m_file(std::move(file))
{
    for (std::string& name : checkpoint_names(parameter)) {
        const auto found = changes.find(name);
        m_parts.push_back({std::move(name),
                           found == changes.end() ? std::vector<TensorChange>() : found->second});
    }
}

void ParameterSource::write_to(const at::Tensor& parameter) const
{
    const at::NoGradGuard no_grad;
    const auto rows = parameter.detach().chunk(static_cast<int64_t>(m_parts.size()), 0);
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        write_part(m_parts[i], rows[i]);
}

at::Tensor ParameterSource::read(at::IntArrayRef shape, at::ScalarType dtype) const
{
    const Part& first = m_parts.front();
    if (m_parts.size() == 1 && first.changes.empty()) {
        const at::Tensor stored = m_file.view(first.name).view(shape);
        if (stored.scalar_type() == dtype)
            return at::from_blob(
                stored.data_ptr(), shape,
                [stored, file = m_file, name = first.name](void*) { file.release(name); }, dtype);
    }
    at::Tensor values = at::empty(shape, dtype);
    write_to(values);
    return values;
}

void ParameterSource::write_part(const Part& part, const at::Tensor& target) const
{
    const at::Tensor stored = m_file.view(part.name).view(target.sizes());
    // In its place where that has the precision to add in.
    const bool in_place = part.changes.empty() || target.scalar_type() == at::kFloat;
    // copy_ converts element by element, without a second tensor on the processor.
    at::Tensor values = in_place ? target : stored.to(target.device(), at::kFloat);
    if (in_place)
        values.copy_(stored);
    for (const TensorChange& change : part.changes) {
        const AdapterTensors tensors(change.adapter->file, *change.roles, values.device());
        change_weight(*change.family, tensors, change.strength, values);
    }
    if (!in_place)
        target.copy_(values);
    m_file.release(part.name);
}

std::vector<NetworkParameter> parameters_of(const torch::nn::Module& network)
{
    std::map<std::string, PackableLayer*> layers;
    for (const auto& item : network.named_modules({}, /*include_self=*/false))
        if (auto* layer = dynamic_cast<PackableLayer*>(item.value().get()))
            layers.emplace(item.key() + ".weight", layer);
    std::vector<NetworkParameter> parameters;
    for (const auto& item : network.named_parameters()) {
        const auto layer = layers.find(item.key());
        parameters.push_back(
            {item.key(), item.value(), layer == layers.end() ? nullptr : layer->second});
    }
    return parameters;
}

void set_parameter(const NetworkParameter& parameter, ParameterSource source, WeightForm form)
{
    const at::Tensor& tensor = parameter.tensor;
    const bool is_later = is_packed(tensor) || (form == WeightForm::packed && can_pack(tensor));
    if (!parameter.layer || !is_later) {
        source.write_to(tensor);
        return;
    }
    parameter.layer->pack_later(
        [source = std::move(source), shape = tensor.sizes().vec(), dtype = tensor.scalar_type()] {
            return source.read(shape, dtype);
        });
}

}  // namespace flipbook
