// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <QTemporaryDir>
#include <cstring>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "core/safetensors.h"
#include "models/weights.h"

namespace flipbook {

// A file of tests/data, or one that the build derived from them.
inline std::filesystem::path test_data(const std::string& name)
{
    const auto derived = std::filesystem::path(FLIPBOOK_DERIVED_TEST_DATA) / name;
    return std::filesystem::exists(derived) ? derived
                                            : std::filesystem::path(FLIPBOOK_TEST_DATA) / name;
}

inline std::filesystem::path path_of(const QTemporaryDir& folder)
{
    return folder.path().toStdU16String();
}

using TensorMap = std::map<std::string, at::Tensor>;

inline DType dtype_of(at::ScalarType type)
{
    switch (type) {
    case at::kDouble:
        return DType::f64;
    case at::kHalf:
        return DType::f16;
    case at::kBFloat16:
        return DType::bf16;
    case at::kFloat8_e4m3fn:
        return DType::f8_e4m3;
    case at::kLong:
        return DType::i64;
    default:
        return DType::f32;
    }
}

// Tensors must be contiguous.
inline Result<void> write_tensors(const std::filesystem::path& path, const TensorMap& tensors,
                                  const std::map<std::string, std::string>& metadata = {})
{
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors)
        views.push_back(
            {name,
             dtype_of(tensor.scalar_type()),
             tensor.sizes().vec(),
             {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
    return write_safetensors(path, views, metadata, true);
}

// Every tensor of opened weights.
inline TensorMap all_tensors(const Weights& weights)
{
    TensorMap tensors;
    for (const std::string& name : weights.names())
        tensors.emplace(name, weights.view(name));
    return tensors;
}

// Same dtype and bits; [C, C, 1, 1] equals [C, C].
inline bool has_equal_bits(const at::Tensor& first, const at::Tensor& second)
{
    return first.scalar_type() == second.scalar_type() && first.nbytes() == second.nbytes()
           && std::memcmp(first.const_data_ptr(), second.const_data_ptr(), first.nbytes()) == 0;
}

// The largest difference, over the largest expected value.
inline double relative_difference(const at::Tensor& actual, const at::Tensor& expected)
{
    if (actual.sizes() != expected.sizes())
        return std::numeric_limits<double>::infinity();
    return ((actual - expected).abs().max() / expected.abs().max()).item<double>();
}

}  // namespace flipbook
