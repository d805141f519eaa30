// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/model_tensors.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "core/utf8_path.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

const char* precision_name(DType dtype)
{
    switch (dtype) {
    case DType::f64:
        return "fp64";
    case DType::f32:
        return "fp32";
    case DType::f16:
        return "fp16";
    case DType::bf16:
        return "bf16";
    case DType::f8_e4m3:
        return "fp8";
    default:
        return dtype_name(dtype);
    }
}

Result<std::vector<fs::path>> shards_of(const fs::path& index)
{
    FLIPBOOK_ASSIGN(const auto mapping, MappedFile::open(index));
    const auto bytes = mapping->bytes();
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const Error malformed{ErrorCode::corrupt, path_to_utf8(index)
                                                  + " is no index of a sharded model: a"
                                                    " \"weight_map\" of names was needed."};
    if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object())
        return malformed;
    std::set<std::string> names;
    for (const auto& [tensor, file] : json["weight_map"].items()) {
        if (!file.is_string())
            return malformed;
        names.insert(file.get<std::string>());
    }
    std::vector<fs::path> files;
    for (const std::string& name : names)
        files.push_back(index.parent_path() / path_from_utf8(name));
    return files;
}

}  // namespace

std::uint64_t ModelTensors::parameter_count() const
{
    std::uint64_t count = 0;
    for (const auto& [dtype, number] : elements)
        count += number;
    return count;
}

std::string ModelTensors::precision() const
{
    std::vector<std::pair<std::uint64_t, DType>> types;
    for (const auto& [dtype, number] : elements)
        types.emplace_back(number, dtype);
    std::sort(types.rbegin(), types.rend());
    if (types.empty() || types.front().first == 0)
        return "";
    constexpr std::uint64_t negligible = 1000;
    std::string text = precision_name(types.front().second);
    if (types.size() > 1 && types[1].first * negligible > parameter_count())
        text += std::string(", some ") + precision_name(types[1].second);
    return text;
}

Result<ModelTensors> read_model_tensors(const fs::path& path)
{
    std::vector<fs::path> files{path};
    if (path.extension() == ".json") {
        FLIPBOOK_ASSIGN(files, shards_of(path));
    }
    ModelTensors tensors;
    for (const fs::path& file : files) {
        FLIPBOOK_ASSIGN(TensorFile opened, open_tensor_file(file));
        for (const TensorEntry& entry : opened.entries()) {
            std::uint64_t count = 1;
            for (const std::int64_t extent : entry.shape)
                count *= static_cast<std::uint64_t>(extent);
            tensors.elements[entry.dtype] += count;
            tensors.shapes.emplace(entry.name, entry.shape);
        }
        tensors.metadata.insert(opened.metadata().begin(), opened.metadata().end());
        tensors.files.push_back(std::move(opened));
    }
    return tensors;
}

}  // namespace flipbook
