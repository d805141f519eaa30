// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tensor_file.h"

#include <array>
#include <cassert>
#include <limits>
#include <utility>

#include "core/safetensors.h"
#include "core/torch_file.h"

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

TensorFile::TensorFile(std::filesystem::path path, std::shared_ptr<const MappedFile> file,
                       std::vector<TensorEntry> entries,
                       std::map<std::string, std::string> metadata)
    : m_path(std::move(path)), m_file(std::move(file)), m_entries(std::move(entries)),
      m_metadata(std::move(metadata))
{
    m_index.reserve(m_entries.size());
    for (std::size_t index = 0; index < m_entries.size(); ++index)
        m_index.emplace(m_entries[index].name, index);
}

const TensorEntry* TensorFile::find(const std::string& name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_entries[found->second];
}

std::span<const std::byte> TensorFile::bytes(const TensorEntry& entry) const
{
    return m_file->bytes().subspan(static_cast<std::size_t>(entry.begin),
                                   static_cast<std::size_t>(entry.end - entry.begin));
}

void TensorFile::release(const TensorEntry& entry) const
{
    m_file->release(entry.begin, entry.end - entry.begin);
}

Result<TensorFile> open_tensor_file(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const auto file, MappedFile::open(path));
    if (is_torch_file(file->bytes()))
        return open_torch_file(path, file);
    FLIPBOOK_ASSIGN(SafetensorsFile safetensors, SafetensorsFile::open(path));
    return TensorFile(std::move(safetensors));
}

}  // namespace flipbook
