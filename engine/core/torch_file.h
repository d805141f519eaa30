// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "core/mapped_file.h"
#include "core/tensor_file.h"
#include "flipbook/result.h"

namespace flipbook {

// Whether a file begins as PyTorch's do: as a zip archive, or as a pickle of protocol 2 or later.
bool is_torch_file(std::span<const std::byte> bytes);

// Opens what torch.save() wrote (.ckpt, .pt, .pth, .bin), in the zip form and in the form before
// PyTorch 1.6 (its torch/serialization.py). Nothing of the pickle is run: tensors and dictionaries
// are recognised, everything else is passed over. Tensors are named by their keys; dictionaries
// within are entered, those known to wrap all the rest ("state_dict", "module", "params_ema", …)
// without leaving a trace in the names. Single texts and numbers at the top become metadata.
// Data stay in the mapped file. `file` is the mapping of `path`.
// Errors: unsupported_format for an archive or pickle without tensors, for compressed data, for a
// type that is unknown, and for a pickle that calls into the system or the interpreter, naming
// the call; corrupt, naming the tensor and both values that disagree.
Result<TensorFile> open_torch_file(const std::filesystem::path& path,
                                   const std::shared_ptr<const MappedFile>& file);

}  // namespace flipbook
