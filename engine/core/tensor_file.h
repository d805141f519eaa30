// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/mapped_file.h"
#include "flipbook/result.h"

namespace flipbook {

enum class DType { f64, f32, f16, bf16, f8_e4m3, i64, i32, i16, i8, u8, boolean };

// As written in a safetensors header, "BF16".
const char* dtype_name(DType dtype);
std::size_t dtype_size(DType dtype);  // Bytes of one element.
std::optional<DType> dtype_from_name(const std::string& name);

// Bytes of a tensor; absent where the number does not fit 64 bits.
std::optional<std::uint64_t> tensor_bytes(DType dtype, const std::vector<std::int64_t>& shape);

// "[320, 4, 3, 3]".
std::string shape_text(const std::vector<std::int64_t>& shape);

struct TensorEntry {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;  // Empty for a scalar; no number is negative.
    std::uint64_t begin = 0;  // Bytes from the start of the file; `end` is one past the last.
    std::uint64_t end = 0;
    // Elements from one index to the next in each dimension; empty where the elements lie in C
    // order. None is negative, and all elements lie between `begin` and `end`.
    std::vector<std::int64_t> strides;
};

// Tensors by name in a mapped file, of whatever format. What it says of them has been checked:
// every entry lies inside the file. Cheap to copy as far as tensors go, for copies share the
// mapping. May be read from any thread.
class TensorFile {
public:
    // Where a name appears twice the first entry is found.
    TensorFile(std::filesystem::path path, std::shared_ptr<const MappedFile> file,
               std::vector<TensorEntry> entries, std::map<std::string, std::string> metadata);

    const std::filesystem::path& path() const { return m_path; }

    // In the order of their bytes in the file.
    const std::vector<TensorEntry>& entries() const { return m_entries; }

    // Null if there is no such tensor. Valid as long as this object lives and is not assigned to.
    const TensorEntry* find(const std::string& name) const;

    // Texts that the file brings along: `__metadata__` of safetensors, single values of a pickle.
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }

    // The data of an entry of this file; not aligned to the size of an element.
    std::span<const std::byte> bytes(const TensorEntry& entry) const;

    // Gives the memory of an entry back to the system, see MappedFile::release().
    void release(const TensorEntry& entry) const;

    const std::shared_ptr<const MappedFile>& file() const { return m_file; }

private:
    std::filesystem::path m_path;
    std::shared_ptr<const MappedFile> m_file;
    std::vector<TensorEntry> m_entries;
    std::unordered_map<std::string, std::size_t> m_index;  // Of m_entries, by name.
    std::map<std::string, std::string> m_metadata;
};

// Opens a file of tensors in any format that is known: safetensors or PyTorch's, told by content.
// Errors: those of SafetensorsFile::open() and open_torch_file().
Result<TensorFile> open_tensor_file(const std::filesystem::path& path);

}  // namespace flipbook
