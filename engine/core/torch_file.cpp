// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch_file.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/pickle.h"
#include "core/torch_tensors.h"
#include "core/utf8_path.h"
#include "core/zip_directory.h"

namespace flipbook {

namespace {

using Bytes = std::span<const std::byte>;

struct Range {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

using Storages = std::unordered_map<std::string, Range>;  // By key.

std::string_view text_of(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string list_of(std::vector<std::string> names)
{
    constexpr std::size_t most = 5;
    std::erase_if(names, is_expected_call);
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return text;
}

// What a pickle holds, after a look at what it would call.
Result<TorchContent> read_content(const Pickle& pickle, const std::string& file)
{
    if (const auto call = dangerous_call(pickle))
        return Error{ErrorCode::unsupported_format,
                     file + " is a pickle that calls " + *call
                         + " when Python opens it, which no model needs; nothing of it was run, and"
                           " it is refused."};
    FLIPBOOK_ASSIGN(TorchContent content, find_torch_tensors(pickle, file));
    if (content.tensors.empty()) {
        const std::string strangers = list_of(pickle.called());
        return Error{ErrorCode::unsupported_format,
                     file + " is a pickle without tensors under names"
                         + (strangers.empty() ? "" : ", made of " + strangers)
                         + "; the state dictionary of a model was needed."};
    }
    return content;
}

Result<TensorFile> make_file(const std::filesystem::path& path,
                             const std::shared_ptr<const MappedFile>& mapping, TorchContent content,
                             const Storages& storages, const std::string& file)
{
    std::vector<TensorEntry> entries;
    for (TorchTensor& tensor : content.tensors) {
        const auto storage = storages.find(tensor.storage);
        if (storage == storages.end())
            return Error{ErrorCode::corrupt, file + " is damaged: the data of tensor \""
                                                 + tensor.name + "\", storage \"" + tensor.storage
                                                 + "\", are missing."};
        const Range& range = storage->second;
        if (range.size < tensor.storage_bytes)
            return Error{ErrorCode::corrupt, file + " is damaged: the data of tensor \""
                                                 + tensor.name + "\" have "
                                                 + std::to_string(range.size) + " bytes of "
                                                 + std::to_string(tensor.storage_bytes) + "."};
        entries.push_back({std::move(tensor.name), tensor.dtype, std::move(tensor.shape),
                           range.begin + tensor.begin, range.begin + tensor.end,
                           std::move(tensor.strides)});
    }
    std::sort(entries.begin(), entries.end(), [](const TensorEntry& one, const TensorEntry& other) {
        return std::tie(one.begin, one.end, one.name)
               < std::tie(other.begin, other.end, other.name);
    });
    return TensorFile(path, mapping, std::move(entries), std::move(content.metadata));
}

constexpr std::string_view pickle_name = "data.pkl";

// The folder that holds everything, with its slash; nothing where there is no pickle.
const ZipEntry* find_pickle(const std::vector<ZipEntry>& archive)
{
    for (const ZipEntry& entry : archive)
        if (entry.name == pickle_name || entry.name.ends_with("/" + std::string(pickle_name)))
            return &entry;
    return nullptr;
}

Result<void> check_archive(Bytes bytes, const std::vector<ZipEntry>& archive,
                           const std::string& folder, const std::string& file)
{
    for (const ZipEntry& entry : archive) {
        if (entry.is_compressed && entry.name.starts_with(folder))
            return Error{ErrorCode::unsupported_format,
                         file + " is a zip archive whose entry \"" + entry.name
                             + "\" is compressed, and PyTorch's never are; unpack it and let"
                               " PyTorch write it again."};
        if (entry.name == folder + "byteorder"
            && text_of(bytes.subspan(static_cast<std::size_t>(entry.begin),
                                     static_cast<std::size_t>(entry.size)))
                   != "little")
            return Error{ErrorCode::unsupported_format,
                         file
                             + " was written on a machine with big-endian numbers, which are not"
                               " read here."};
    }
    return {};
}

Result<TensorFile> open_zip(const std::filesystem::path& path,
                            const std::shared_ptr<const MappedFile>& mapping,
                            const std::string& file)
{
    constexpr std::uint64_t largest_pickle = 100'000'000;
    const Bytes bytes = mapping->bytes();
    FLIPBOOK_ASSIGN(const auto archive, read_zip_directory(bytes, file));
    const ZipEntry* found = find_pickle(archive);
    if (!found)
        return Error{ErrorCode::unsupported_format,
                     file
                         + " is a zip archive without a data.pkl, and so not of PyTorch; a"
                           " .safetensors or PyTorch file was needed."};
    const std::string folder = found->name.substr(0, found->name.size() - pickle_name.size());
    FLIPBOOK_TRY(check_archive(bytes, archive, folder, file));
    if (found->size > largest_pickle)
        return Error{ErrorCode::corrupt, file + " is damaged: its pickle has "
                                             + std::to_string(found->size) + " bytes, and at most "
                                             + std::to_string(largest_pickle) + " are allowed."};
    FLIPBOOK_ASSIGN(const Pickle pickle,
                    Pickle::read(bytes.subspan(static_cast<std::size_t>(found->begin),
                                               static_cast<std::size_t>(found->size)),
                                 file));
    FLIPBOOK_ASSIGN(TorchContent content, read_content(pickle, file));
    Storages storages;
    const std::string data = folder + "data/";
    for (const ZipEntry& entry : archive)
        if (entry.name.starts_with(data))
            storages[entry.name.substr(data.size())] = {entry.begin, entry.size};
    return make_file(path, mapping, std::move(content), storages, file);
}

// Behind the pickles: for each key the number of its elements in 8 bytes, and then its data.
Result<Storages> read_storages(Bytes bytes, std::size_t at, const Pickle& keys,
                               const Pickle& object, const std::string& file)
{
    constexpr std::size_t count_bytes = 8;
    const auto sizes = storage_element_sizes(object);
    Storages storages;
    for (const PickleValue* key : keys.root().items) {
        const std::string name = key->text.empty() ? std::to_string(key->integer) : key->text;
        const auto size = sizes.find(name);
        if (size == sizes.end())
            return Error{ErrorCode::corrupt, file
                                                 + " is damaged: nothing says of what type its"
                                                   " storage \""
                                                 + name + "\" is."};
        std::uint64_t count = 0;
        if (bytes.size() - at >= count_bytes)
            for (std::size_t i = count_bytes; i-- > 0;)
                count = count << 8U | std::to_integer<std::uint64_t>(bytes[at + i]);
        const std::uint64_t left = bytes.size() - at - std::min(count_bytes, bytes.size() - at);
        if (bytes.size() - at < count_bytes || count > left / size->second)
            return Error{ErrorCode::corrupt, file + " is cut off in its data, storage \"" + name
                                                 + "\", after " + std::to_string(bytes.size())
                                                 + " bytes."};
        at += count_bytes;
        storages[name] = {at, count * size->second};
        at += static_cast<std::size_t>(count * size->second);
    }
    return storages;
}

// 0x1950a86a20f9469cfc6c, the first pickle of a file before PyTorch 1.6.
bool is_magic(const PickleValue& value)
{
    return value.text == "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
}

// Five pickles (magic number, protocol, system, the object, keys of the storages), then storages.
Result<TensorFile> open_legacy(const std::filesystem::path& path,
                               const std::shared_ptr<const MappedFile>& mapping,
                               const std::string& file)
{
    const Bytes bytes = mapping->bytes();
    std::size_t at = 0;
    const auto next = [&]() -> Result<Pickle> {
        auto pickle = Pickle::read(bytes.subspan(at), file);
        if (pickle)
            at += pickle.value().size();
        return pickle;
    };
    FLIPBOOK_ASSIGN(const Pickle magic, next());
    if (!is_magic(magic.root())) {
        FLIPBOOK_TRY(read_content(magic, file));
        return Error{ErrorCode::unsupported_format,
                     file
                         + " is a Python pickle, but not one of PyTorch; a .safetensors or PyTorch"
                           " file was needed."};
    }
    for (int skipped = 0; skipped < 2; ++skipped)
        FLIPBOOK_TRY(next());
    FLIPBOOK_ASSIGN(const Pickle object, next());
    FLIPBOOK_ASSIGN(TorchContent content, read_content(object, file));
    FLIPBOOK_ASSIGN(const Pickle keys, next());
    FLIPBOOK_ASSIGN(const Storages storages, read_storages(bytes, at, keys, object, file));
    return make_file(path, mapping, std::move(content), storages, file);
}

bool is_zip(std::string_view text)
{
    return text.starts_with("PK\x03\x04");
}

}  // namespace

bool is_torch_file(std::span<const std::byte> bytes)
{
    const std::string_view text = text_of(bytes);
    // The length of a safetensors header may begin with the same bytes.
    constexpr std::size_t length_bytes = 8;
    if (text.size() < 2 || (text.size() > length_bytes && text[length_bytes] == '{'))
        return false;
    return is_zip(text) || (text[0] == '\x80' && text[1] >= 2 && text[1] <= 5);
}

Result<TensorFile> open_torch_file(const std::filesystem::path& path,
                                   const std::shared_ptr<const MappedFile>& file)
{
    const std::string name = '"' + path_to_utf8(path) + '"';
    return is_zip(text_of(file->bytes())) ? open_zip(path, file, name)
                                          : open_legacy(path, file, name);
}

}  // namespace flipbook
