// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors.h"

#include <set>
#include <utility>

#include <nlohmann/json.hpp>

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
std::string header_bytes(std::span<const TensorInfo> tensors,
                         const std::map<std::string, std::string>& metadata)
{
    using Json = nlohmann::ordered_json;
    constexpr std::size_t alignment = 8;
    Json header = Json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorInfo& tensor : tensors) {
        const std::uint64_t end = offset + tensor_bytes(tensor.dtype, tensor.shape).value_or(0);
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

Error cannot_write(const std::filesystem::path& path, const std::string& tensor,
                   const std::string& reason)
{
    return Error{ErrorCode::invalid_request,
                 "Cannot write " + quoted(path) + ": tensor \"" + tensor + "\" " + reason + "."};
}

std::string described(const TensorInfo& tensor)
{
    return "of shape " + shape_text(tensor.shape) + " and type " + dtype_name(tensor.dtype);
}

// Before anything is written.
Result<void> check_fits(const std::filesystem::path& path, const TensorInfo& tensor,
                        std::size_t bytes)
{
    if (tensor_bytes(tensor.dtype, tensor.shape) == bytes)
        return {};
    return cannot_write(path, tensor.name,
                        described(tensor) + " does not fit its " + std::to_string(bytes)
                            + " bytes");
}

Result<void> check_tensors(const std::filesystem::path& path, std::span<const TensorInfo> tensors)
{
    std::set<std::string> names;
    for (const TensorInfo& tensor : tensors) {
        if (tensor.name == "__metadata__" || !names.insert(tensor.name).second)
            return cannot_write(path, tensor.name, "has a name that is taken");
        if (!tensor_bytes(tensor.dtype, tensor.shape))
            return cannot_write(path, tensor.name, described(tensor) + " is impossible");
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

Result<SafetensorsWriter>
SafetensorsWriter::create(const std::filesystem::path& path, std::vector<TensorInfo> tensors,
                          const std::map<std::string, std::string>& metadata, bool overwrite)
{
    FLIPBOOK_TRY(check_tensors(path, tensors));
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(path, overwrite));
    const std::string header = header_bytes(tensors, metadata);
    FLIPBOOK_TRY(file.write(std::as_bytes(std::span(header))));
    return SafetensorsWriter(std::move(file), std::move(tensors));
}

Result<void> SafetensorsWriter::append(std::span<const std::byte> bytes)
{
    if (m_written == m_tensors.size())
        return cannot_write(m_file.target(), "", "is one more than the header names");
    FLIPBOOK_TRY(check_fits(m_file.target(), m_tensors[m_written], bytes.size()));
    FLIPBOOK_TRY(m_file.write(bytes));
    ++m_written;
    return {};
}

Result<void> SafetensorsWriter::commit()
{
    if (m_written < m_tensors.size())
        return cannot_write(m_file.target(), m_tensors[m_written].name, "has not been given");
    return m_file.commit();
}

Result<void> write_safetensors(const std::filesystem::path& path,
                               std::span<const TensorView> tensors,
                               const std::map<std::string, std::string>& metadata, bool overwrite)
{
    std::vector<TensorInfo> infos;
    for (const TensorView& tensor : tensors) {
        infos.push_back({tensor.name, tensor.dtype, tensor.shape});
        FLIPBOOK_TRY(check_fits(path, infos.back(), tensor.bytes.size()));
    }
    FLIPBOOK_ASSIGN(SafetensorsWriter writer,
                    SafetensorsWriter::create(path, std::move(infos), metadata, overwrite));
    for (const TensorView& tensor : tensors)
        FLIPBOOK_TRY(writer.append(tensor.bytes));
    return writer.commit();
}

}  // namespace flipbook
