// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors.h"

#include <array>
#include <cassert>
#include <limits>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/safetensors_header.h"
#include "core/utf8_path.h"

namespace flipbook {
namespace {

struct DTypeName {
    DType dtype;
    const char* name;
    std::size_t size;
};

constexpr std::array dtypes{
    DTypeName{DType::f64, "F64", 8},         DTypeName{DType::f32, "F32", 4},
    DTypeName{DType::f16, "F16", 2},         DTypeName{DType::bf16, "BF16", 2},
    DTypeName{DType::f8_e4m3, "F8_E4M3", 1}, DTypeName{DType::i64, "I64", 8},
    DTypeName{DType::i32, "I32", 4},         DTypeName{DType::i16, "I16", 2},
    DTypeName{DType::i8, "I8", 1},           DTypeName{DType::u8, "U8", 1},
    DTypeName{DType::boolean, "BOOL", 1},
};

const DTypeName& row_of(DType dtype)
{
    for (const DTypeName& row : dtypes)
        if (row.dtype == dtype)
            return row;
    assert(false);
    return dtypes.front();
}

std::string quoted(const std::filesystem::path& path)
{
    return '"' + path_to_utf8(path) + '"';
}

// The header with its length before it, padded with spaces so that the data begin at a multiple
// of 8, as the format asks for.
std::string header_bytes(std::span<const TensorView> tensors,
                         const std::map<std::string, std::string>& metadata)
{
    using Json = nlohmann::ordered_json;
    constexpr std::size_t alignment = 8;
    Json header = Json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorView& tensor : tensors) {
        const std::uint64_t end = offset + tensor.bytes.size();
        header[tensor.name] = {{"dtype", dtype_name(tensor.dtype)},
                               {"shape", tensor.shape},
                               {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.append((alignment - text.size() % alignment) % alignment, ' ');
    std::string length;
    for (std::size_t index = 0; index < safetensors_length_bytes; ++index)
        length += static_cast<char>(text.size() >> 8U * index & 0xFFU);
    return length + text;
}

Result<void> check_tensors(const std::filesystem::path& path, std::span<const TensorView> tensors)
{
    std::set<std::string> names;
    for (const TensorView& tensor : tensors) {
        const std::string subject =
            "Cannot write " + quoted(path) + ": tensor \"" + tensor.name + "\" ";
        if (tensor.name == "__metadata__" || !names.insert(tensor.name).second)
            return Error{ErrorCode::invalid_request, subject + "has a name that is taken."};
        const std::optional<std::uint64_t> needed = tensor_bytes(tensor.dtype, tensor.shape);
        if (needed != tensor.bytes.size())
            return Error{ErrorCode::invalid_request,
                         subject + "of shape " + shape_text(tensor.shape) + " and type "
                             + dtype_name(tensor.dtype) + " does not fit its "
                             + std::to_string(tensor.bytes.size()) + " bytes."};
    }
    return {};
}

}  // namespace

const char* dtype_name(DType dtype)
{
    return row_of(dtype).name;
}

std::size_t dtype_size(DType dtype)
{
    return row_of(dtype).size;
}

std::optional<DType> dtype_from_name(const std::string& name)
{
    for (const DTypeName& row : dtypes)
        if (row.name == name)
            return row.dtype;
    return {};
}

std::optional<std::uint64_t> tensor_bytes(DType dtype, const std::vector<std::int64_t>& shape)
{
    // One zero makes the tensor empty however large the other numbers are.
    for (const std::int64_t extent : shape) {
        if (extent < 0)
            return {};
        if (extent == 0)
            return 0;
    }
    std::uint64_t bytes = dtype_size(dtype);
    for (const std::int64_t extent : shape) {
        if (bytes > std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(extent))
            return {};
        bytes *= static_cast<std::uint64_t>(extent);
    }
    return bytes;
}

std::string shape_text(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (const std::int64_t extent : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
    return text + "]";
}

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    SafetensorsFile result;
    result.m_path = path;
    FLIPBOOK_ASSIGN(result.m_file, MappedFile::open(path));
    FLIPBOOK_ASSIGN(SafetensorsHeader header,
                    read_safetensors_header(result.m_file->bytes(), quoted(path)));
    result.m_entries = std::move(header.entries);
    result.m_metadata = std::move(header.metadata);
    result.m_index.reserve(result.m_entries.size());
    for (std::size_t index = 0; index < result.m_entries.size(); ++index)
        result.m_index.emplace(result.m_entries[index].name, index);
    return result;
}

const TensorEntry* SafetensorsFile::find(const std::string& name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_entries[found->second];
}

std::span<const std::byte> SafetensorsFile::bytes(const TensorEntry& entry) const
{
    return m_file->bytes().subspan(static_cast<std::size_t>(entry.begin),
                                   static_cast<std::size_t>(entry.end - entry.begin));
}

void SafetensorsFile::release(const TensorEntry& entry) const
{
    m_file->release(entry.begin, entry.end - entry.begin);
}

Result<void> write_safetensors(const std::filesystem::path& path,
                               std::span<const TensorView> tensors,
                               const std::map<std::string, std::string>& metadata, bool overwrite)
{
    FLIPBOOK_TRY(check_tensors(path, tensors));
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(path, overwrite));
    const std::string header = header_bytes(tensors, metadata);
    FLIPBOOK_TRY(file.write(std::as_bytes(std::span(header))));
    for (const TensorView& tensor : tensors)
        FLIPBOOK_TRY(file.write(tensor.bytes));
    return file.commit();
}

}  // namespace flipbook
