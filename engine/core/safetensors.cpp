// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors.h"

#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/safetensors_header.h"
#include "core/utf8_path.h"

namespace flipbook {
namespace {

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

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(auto file, MappedFile::open(path));
    FLIPBOOK_ASSIGN(SafetensorsHeader header, read_safetensors_header(file->bytes(), quoted(path)));
    return SafetensorsFile(path, std::move(file), std::move(header.entries),
                           std::move(header.metadata));
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
