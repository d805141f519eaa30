// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/pickle.h"
#include "core/tensor_file.h"
#include "flipbook/result.h"

namespace flipbook {

// A tensor as PyTorch's pickles describe it: a view into a storage that lies beside the pickle.
struct TorchTensor {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;  // Empty for C order.
    std::string storage;                // The storage's key.
    std::uint64_t storage_bytes = 0;    // Which the storage must have at least.
    std::uint64_t begin = 0;            // In bytes from the start of the storage.
    std::uint64_t end = 0;              // At most storage_bytes.
};

struct TorchContent {
    std::vector<TorchTensor> tensors;
    std::map<std::string, std::string> metadata;
};

// Finds the tensors in a pickle, see open_torch_file(). `file` is its name in quotation marks.
Result<TorchContent> find_torch_tensors(const Pickle& pickle, const std::string& file);

// Bytes of one element in each storage that the pickle names, by the storage's key.
std::unordered_map<std::string, std::uint64_t> storage_element_sizes(const Pickle& pickle);

// A call that no model needs and that reaches the system or the interpreter, if there is one.
std::optional<std::string> dangerous_call(const Pickle& pickle);

// "OrderedDict" and what else PyTorch's own pickles are made of; other calls are strangers.
bool is_expected_call(const std::string& name);

}  // namespace flipbook
