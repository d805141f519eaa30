// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <filesystem>
#include <map>
#include <string>

#include "flipbook/result.h"
#include "training/training_task.h"

namespace flipbook {

// Writes tensors of any device and strides to a safetensors file, replacing it at once. Floating
// point tensors are stored as `dtype`, fp32 or fp16. Errors: those of write_safetensors();
// not_finite, naming the tensor whose values that type cannot hold.
Result<void> write_tensors(const std::filesystem::path& file, const NamedTensors& tensors,
                           at::ScalarType dtype,
                           const std::map<std::string, std::string>& metadata = {});

// Fills tensors from a file that holds exactly these names and shapes, and gives its metadata.
// Errors: those of SafetensorsFile::open(); unsupported_format, naming the first that differs.
Result<std::map<std::string, std::string>> read_tensors(const std::filesystem::path& file,
                                                        const NamedTensors& tensors);

}  // namespace flipbook
