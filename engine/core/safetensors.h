// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/atomic_file.h"
#include "core/tensor_file.h"
#include "flipbook/result.h"

namespace flipbook {

// The safetensors format (github.com/huggingface/safetensors, "Format"): 8 bytes length of the
// header, little endian; the header, a JSON object of names; the data, little endian, C order.

// An open file whose header has been checked completely: no two entries share a byte. May be read
// from any thread.
class SafetensorsFile : public TensorFile {
public:
    // Errors: not_found, io; unsupported_format for content of another kind, which is named;
    // corrupt, naming the tensor and both values that disagree.
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

private:
    using TensorFile::TensorFile;
};

// A tensor to be written. `bytes` are its elements in C order, little endian.
struct TensorView {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

// What the header says of a tensor to be written.
struct TensorInfo {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
};

// Writes a file tensor by tensor, so that never more than one of them need be in memory. Without
// commit() there is no new file and an older one is untouched. Used by one thread at a time.
class SafetensorsWriter {
public:
    // Writes the header. Errors: invalid_request (a name given twice, a shape beyond 64 bits, an
    // existing file without `overwrite`), io.
    static Result<SafetensorsWriter> create(const std::filesystem::path& path,
                                            std::vector<TensorInfo> tensors,
                                            const std::map<std::string, std::string>& metadata,
                                            bool overwrite);

    // The elements of the next tensor, in C order, little endian. Errors: invalid_request (bytes
    // that do not fit its shape), io.
    Result<void> append(std::span<const std::byte> bytes);

    // Call once, last. Errors: invalid_request (a tensor is missing), io.
    Result<void> commit();

private:
    SafetensorsWriter(AtomicFile file, std::vector<TensorInfo> tensors)
        : m_file(std::move(file)), m_tensors(std::move(tensors))
    { }

    AtomicFile m_file;
    std::vector<TensorInfo> m_tensors;
    std::size_t m_written = 0;
};

// Writes the tensors in the given order, as AtomicFile does: after an error there is no new file
// and an older one is untouched. Errors: invalid_request (a name given twice, bytes that do not
// fit the shape, an existing file without `overwrite`), io.
Result<void> write_safetensors(const std::filesystem::path& path,
                               std::span<const TensorView> tensors,
                               const std::map<std::string, std::string>& metadata = {},
                               bool overwrite = false);

}  // namespace flipbook
