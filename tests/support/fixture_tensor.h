// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstring>
#include <string>

#include "core/safetensors.h"

namespace flipbook {

// A tensor of a file of expected values; undefined if there is none of that name and type.
inline at::Tensor fixture_tensor(const SafetensorsFile& file, const std::string& name,
                                 DType dtype = DType::f32)
{
    const TensorEntry* entry = file.find(name);
    if (!entry || entry->dtype != dtype)
        return {};
    const auto bytes = file.bytes(*entry);
    const auto type = dtype == DType::f64 ? at::kDouble : at::kFloat;
    const at::Tensor tensor = at::empty(entry->shape, type);
    std::memcpy(tensor.data_ptr(), bytes.data(), bytes.size());
    return tensor;
}

}  // namespace flipbook
