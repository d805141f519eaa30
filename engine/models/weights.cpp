// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/weights.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/torch_file.h"
#include "core/utf8_path.h"
#include "models/checkpoint_tensors.h"
#include "models/parameter_source.h"

namespace flipbook {

namespace {

at::ScalarType scalar_type(DType dtype)
{
    switch (dtype) {
    case DType::f64:
        return at::kDouble;
    case DType::f32:
        return at::kFloat;
    case DType::f16:
        return at::kHalf;
    case DType::bf16:
        return at::kBFloat16;
    case DType::f8_e4m3:
        return at::kFloat8_e4m3fn;
    case DType::i64:
        return at::kLong;
    case DType::i32:
        return at::kInt;
    case DType::i16:
        return at::kShort;
    case DType::i8:
        return at::kChar;
    case DType::u8:
        return at::kByte;
    case DType::boolean:
        return at::kBool;
    }
    return at::kByte;
}

Error malformed_index(const std::filesystem::path& path, const std::string& finding)
{
    return Error{ErrorCode::corrupt,
                 path_to_utf8(path) + " is not the index of a sharded model: " + finding + "."};
}

// The files that an index names, each once, in sorted order. The format is that of transformers
// and diffusers: {"weight_map": {tensor name: file name beside the index}}.
Result<std::vector<std::filesystem::path>> shards_of_index(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return Error{ErrorCode::not_found,
                     path_to_utf8(path) + " does not exist or cannot be read."};
    const auto index = nlohmann::json::parse(stream, nullptr, false);
    if (index.is_discarded() || !index.is_object())
        return malformed_index(path, "it is not a JSON object");
    const auto map = index.find("weight_map");
    if (map == index.end() || !map->is_object() || map->empty())
        return malformed_index(path, "it has no \"weight_map\"");

    std::set<std::filesystem::path> files;
    for (const auto& item : map->items()) {
        if (!item.value().is_string())
            return malformed_index(path, "\"" + item.key() + "\" names no file");
        const auto file = path_from_utf8(item.value().get<std::string>());
        // A model must not reach outside its own folder.
        if (file.empty() || file != file.filename() || file == "..")
            return malformed_index(path, "\"" + path_to_utf8(file) + "\" is not a file beside it");
        files.insert(path.parent_path() / file);
    }
    for (const auto& file : files)
        if (!std::filesystem::exists(file))
            return Error{ErrorCode::not_found, "The shard " + path_to_utf8(file.filename())
                                                   + " is missing beside " + path_to_utf8(path)
                                                   + ", which names it."};
    return std::vector<std::filesystem::path>(files.begin(), files.end());
}

// Whether a stored shape fits a parameter, taking a 1×1 convolution and a linear layer as one.
bool fits(at::IntArrayRef stored, at::IntArrayRef needed)
{
    const auto is_kernel_of_one = [](at::IntArrayRef shape) {
        return shape.size() == 4 && shape[2] == 1 && shape[3] == 1;
    };
    if (is_kernel_of_one(stored))
        stored = stored.slice(0, 2);
    if (is_kernel_of_one(needed))
        needed = needed.slice(0, 2);
    return stored == needed;
}

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

Result<void> check_fit(const NamedTensors& parameters, const Weights& weights,
                       const std::string& what)
{
    const std::string file = path_to_utf8(weights.path());
    std::string first_missing, first_unfit;
    std::size_t missing = 0;
    for (const auto& [name, parameter] : parameters) {
        const std::string needed = shape_text(parameter.sizes());
        if (!weights.contains(name)) {
            if (missing++ == 0)
                first_missing = "\"" + name + "\" of shape " + needed;
        } else if (const auto stored = weights.shape(name);
                   first_unfit.empty() && !fits(stored, parameter.sizes())) {
            first_unfit = "\"" + name + "\" has shape " + shape_text(stored) + " where " + needed
                          + " was needed";
        }
    }
    if (first_unfit.empty() && missing == 0)
        return {};

    std::string message = file + " does not fit the " + what + ": ";
    if (!first_unfit.empty())
        message += "tensor " + first_unfit + (missing > 0 ? ", and " : "");
    if (missing > 0)
        message += std::to_string(missing) + " of " + std::to_string(parameters.size())
                   + " tensors are missing, the first is " + first_missing;
    return Error{ErrorCode::unsupported_format, message + "."};
}

}  // namespace

Result<Weights> Weights::open(const std::filesystem::path& path)
{
    if (path.extension() != ".json")
        return open_files(path, {path});
    FLIPBOOK_ASSIGN(const auto files, shards_of_index(path));
    return open_files(path, files);
}

Result<Weights> Weights::open_files(const std::filesystem::path& path,
                                    const std::vector<std::filesystem::path>& files)
{
    std::vector<TensorFile> shards;
    for (const auto& file : files) {
        FLIPBOOK_ASSIGN(TensorFile shard, open_tensor_file(file));
        shards.push_back(std::move(shard));
    }
    Weights weights;
    weights.m_path = path;
    weights.m_shards = std::make_shared<const std::vector<TensorFile>>(std::move(shards));
    std::map<std::string, Location> tensors;
    for (std::size_t i = 0; i < weights.m_shards->size(); ++i)
        for (const TensorEntry& entry : (*weights.m_shards)[i].entries())
            tensors.try_emplace(entry.name, Location{i, &entry});
    weights.m_tensors = std::make_shared<const std::map<std::string, Location>>(std::move(tensors));
    return weights;
}

std::vector<std::filesystem::path> Weights::files() const
{
    std::vector<std::filesystem::path> files;
    for (const TensorFile& shard : *m_shards)
        files.push_back(shard.path());
    return files;
}

std::vector<std::string> Weights::names() const
{
    std::vector<std::string> names;
    names.reserve(m_tensors->size());
    for (const auto& [name, location] : *m_tensors)
        names.push_back(name);
    return names;
}

std::vector<int64_t> Weights::shape(const std::string& name) const
{
    const auto found = m_tensors->find(name);
    return found == m_tensors->end() ? std::vector<int64_t>{} : found->second.entry->shape;
}

DType Weights::dtype(const std::string& name) const
{
    return m_tensors->at(name).entry->dtype;
}

TensorShapes Weights::shapes() const
{
    TensorShapes shapes;
    for (const auto& [name, location] : *m_tensors)
        shapes.emplace_hint(shapes.end(), name, location.entry->shape);
    return shapes;
}

bool Weights::is_pickle() const
{
    return is_torch_file(m_shards->front().file()->bytes());
}

at::Tensor Weights::view(const std::string& name) const
{
    const Location& location = m_tensors->at(name);
    const TensorFile& shard = (*m_shards)[location.shard];
    const TensorEntry& entry = *location.entry;
    const auto bytes = shard.bytes(entry);
    const auto type = scalar_type(entry.dtype);

    const auto count = static_cast<int64_t>(bytes.size() / dtype_size(entry.dtype));
    const auto shaped = [&entry](const at::Tensor& elements) {
        return entry.strides.empty() ? elements.view(entry.shape)
                                     : elements.as_strided(entry.shape, entry.strides).contiguous();
    };
    // Some writers do not pad the header, and element access must be aligned.
    const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
    if (bytes.empty() || address % dtype_size(entry.dtype) != 0) {
        const auto copy = at::empty({count}, type);
        if (!bytes.empty())
            std::memcpy(copy.data_ptr(), bytes.data(), bytes.size());
        return shaped(copy);
    }
    // from_blob takes a pointer to mutable memory; nobody writes through it.
    auto* data = const_cast<std::byte*>(bytes.data());
    return shaped(at::from_blob(
        data, {count}, [file = shard.file()](void*) {}, type));
}

void Weights::release(const std::string& name) const
{
    const auto found = m_tensors->find(name);
    if (found != m_tensors->end())
        (*m_shards)[found->second.shard].release(*found->second.entry);
}

Weights Weights::renamed(const Rename& rename) const
{
    Weights result;
    result.m_path = m_path;
    result.m_shards = m_shards;
    std::map<std::string, Location> tensors;
    for (const auto& [name, location] : *m_tensors)
        if (auto new_name = rename(name))
            tensors.try_emplace(std::move(*new_name), location);
    result.m_tensors = std::make_shared<const std::map<std::string, Location>>(std::move(tensors));
    return result;
}

Result<void> load_parameters(torch::nn::Module& network, const Weights& weights,
                             const std::string& what, std::vector<std::string>* unused,
                             WeightForm form)
{
    FLIPBOOK_TRY(check_fit(checkpoint_tensors(network), weights, what));
    std::set<std::string> asked;
    for (const NetworkParameter& parameter : parameters_of(network)) {
        set_parameter(parameter, ParameterSource(weights, parameter.name, {}), form);
        for (std::string& name : checkpoint_names(parameter.name))
            asked.insert(std::move(name));
    }
    if (unused) {
        unused->clear();
        for (std::string& name : weights.names())
            if (!asked.contains(name))
                unused->push_back(std::move(name));
    }
    return {};
}

std::string shape_text(at::IntArrayRef shape)
{
    std::string text = "[";
    for (const int64_t extent : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
    return text + "]";
}

}  // namespace flipbook
