// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalog/model_kind.h"
#include "core/tensor_file.h"
#include "flipbook/result.h"

namespace flipbook {

// What the header of a model file says, or those of the files that hold one network together.
struct ModelTensors {
    std::vector<TensorFile> files;
    TensorShapes shapes;                      // As named in the files.
    std::map<DType, std::uint64_t> elements;  // How many numbers of each type.
    std::map<std::string, std::string> metadata;

    std::uint64_t parameter_count() const;

    // "fp16"; "fp16, some fp32" where a second type has more than a thousandth of the numbers.
    std::string precision() const;
};

// `path` is a file of tensors or the *.index.json of several. Errors: those of open_tensor_file();
// corrupt, for a malformed index; not_found, naming the missing shard.
Result<ModelTensors> read_model_tensors(const std::filesystem::path& path);

}  // namespace flipbook
