// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/mapped_file.h"
#include "flipbook/result.h"

namespace flipbook {

// The safetensors format (github.com/huggingface/safetensors, "Format"): 8 bytes length of the
// header, little endian; the header, a JSON object of names; the data, little endian, C order.

enum class DType { f64, f32, f16, bf16, f8_e4m3, i64, i32, i16, i8, u8, boolean };

// As written in a header, "BF16".
const char* dtype_name(DType dtype);
std::size_t dtype_size(DType dtype);  // Bytes of one element.

struct TensorEntry {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;  // Empty for a scalar; no number is negative.
    std::uint64_t begin = 0;  // Bytes from the start of the file; `end` is one past the last.
    std::uint64_t end = 0;
};

// An open file whose header has been checked completely: every entry lies inside the file, has
// the size that its shape and type demand, and shares no byte with another. Cheap to copy as far
// as tensors go, for copies share the mapping. May be read from any thread.
class SafetensorsFile {
public:
    // Errors: not_found, io; unsupported_format for content of another kind, which is named;
    // corrupt, naming the tensor and both values that disagree.
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_path; }

    // In the order of their bytes in the file.
    const std::vector<TensorEntry>& entries() const { return m_entries; }

    // Null if there is no such tensor. Valid as long as this object lives and is not assigned to.
    const TensorEntry* find(const std::string& name) const;

    const std::map<std::string, std::string>& metadata() const { return m_metadata; }

    // The data of an entry of this file; not aligned to the size of an element.
    std::span<const std::byte> bytes(const TensorEntry& entry) const;

    // Gives the memory of an entry back to the system, see MappedFile::release().
    void release(const TensorEntry& entry) const;

    const std::shared_ptr<const MappedFile>& file() const { return m_file; }

private:
    SafetensorsFile() = default;

    std::filesystem::path m_path;
    std::shared_ptr<const MappedFile> m_file;
    std::vector<TensorEntry> m_entries;
    std::unordered_map<std::string, std::size_t> m_index;  // Of m_entries, by name.
    std::map<std::string, std::string> m_metadata;
};

// A tensor to be written. `bytes` are its elements in C order, little endian.
struct TensorView {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

// Writes the tensors in the given order, as AtomicFile does: after an error there is no new file
// and an older one is untouched. Errors: invalid_request (a name given twice, bytes that do not
// fit the shape, an existing file without `overwrite`), io.
Result<void> write_safetensors(const std::filesystem::path& path,
                               std::span<const TensorView> tensors,
                               const std::map<std::string, std::string>& metadata = {},
                               bool overwrite = false);

}  // namespace flipbook
