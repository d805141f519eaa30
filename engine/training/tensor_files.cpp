// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/tensor_files.h"

#include <span>
#include <vector>

#include "core/safetensors.h"
#include "core/utf8_path.h"
#include "models/weights.h"

namespace flipbook {

Result<void> write_tensors(const std::filesystem::path& file, const NamedTensors& tensors,
                           at::ScalarType dtype, const std::map<std::string, std::string>& metadata)
{
    const DType stored = dtype == at::kHalf ? DType::f16 : DType::f32;
    std::vector<at::Tensor> copies;  // Keep the bytes of the views alive.
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors) {
        const at::Tensor copy = tensor.to(at::kCPU, dtype).contiguous(at::MemoryFormat::Contiguous);
        if (!at::isfinite(copy).all().item<bool>())
            return Error{ErrorCode::not_finite, "The tensor \"" + name + "\" for "
                                                    + path_to_utf8(file) + " holds a value that "
                                                    + dtype_name(stored) + " cannot hold."};
        const auto sizes = copy.sizes();
        views.push_back({name,
                         stored,
                         {sizes.begin(), sizes.end()},
                         {static_cast<const std::byte*>(copy.const_data_ptr()), copy.nbytes()}});
        copies.push_back(copy);
    }
    return write_safetensors(file, views, metadata, /*overwrite=*/true);
}

Result<std::map<std::string, std::string>> read_tensors(const std::filesystem::path& file,
                                                        const NamedTensors& tensors)
{
    FLIPBOOK_ASSIGN(const Weights weights, Weights::open(file));
    for (const auto& [name, tensor] : tensors)
        if (!weights.contains(name) || tensor.sizes() != at::IntArrayRef(weights.shape(name)))
            return Error{ErrorCode::unsupported_format,
                         path_to_utf8(file) + " does not fit the config: \"" + name + "\" is "
                             + (weights.contains(name) ? shape_text(weights.shape(name))
                                                       : std::string("missing"))
                             + " where " + shape_text(tensor.sizes()) + " was needed."};
    if (weights.size() != tensors.size())
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(file) + " does not fit the config: it holds "
                         + std::to_string(weights.size()) + " tensors where "
                         + std::to_string(tensors.size()) + " were needed."};
    const at::NoGradGuard no_grad;
    for (const auto& [name, tensor] : tensors)
        tensor.copy_(weights.view(name));
    return weights.metadata();
}

}  // namespace flipbook
