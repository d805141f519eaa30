// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/adapter.h"
#include "models/packed_weights.h"

namespace flipbook {

// What an adapter adds to one tensor.
struct TensorChange {
    const AdapterFamily* family;
    std::shared_ptr<const Adapter> adapter;
    const AdapterRoles* roles;  // Lives in the adapter.
    double strength;
};

// By name of the tensor that is changed, in the order of the adapters.
using TensorChanges = std::map<std::string, std::vector<TensorChange>>;

// Where the values of a parameter come from: the tensors of a file that are its parts
// (checkpoint_names()), and what adapters add to them. Keeps the files open. Changes add up in
// fp32 and are rounded once. The files' pages are given back as soon as they were read.
class ParameterSource {
public:
    // `parameter` is the name in the network. Precondition: `file` has all of its parts, and they
    // fit.
    ParameterSource(Weights file, const std::string& parameter, const TensorChanges& changes);

    // Sets a plain parameter of any dtype on any device.
    void write_to(const at::Tensor& parameter) const;

    // A tensor for the processor, contiguous. Unchanged values that are one tensor of `dtype` in
    // the file are not copied: they lie in the mapped file and must not be written to.
    at::Tensor read(at::IntArrayRef shape, at::ScalarType dtype) const;

private:
    struct Part {
        std::string name;
        std::vector<TensorChange> changes;
    };

    void write_part(const Part& part, const at::Tensor& target) const;

    Weights m_file;
    std::vector<Part> m_parts;  // Top rows first.
};

struct NetworkParameter {
    std::string name;
    at::Tensor tensor;
    PackableLayer* layer = nullptr;  // Whose weight it is, where that can be packed.
};

// All parameters of a network, in the order of registration. They live as long as the network.
std::vector<NetworkParameter> parameters_of(const torch::nn::Module& network);

// Gives a parameter its values: now, or when its layer is used first, where that is packed already
// or, with `form`, is to be and can.
void set_parameter(const NetworkParameter& parameter, ParameterSource source, WeightForm form);

}  // namespace flipbook
