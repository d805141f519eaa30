// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// Writes pickles and archives as torch.save() does, byte by byte.
namespace flipbook::torch_pickle {

inline std::string little_endian(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

inline std::string text(const std::string& value)
{
    return "X" + little_endian(value.size(), 4) + value;
}

inline std::string integer(std::int64_t value)
{
    return "J" + little_endian(static_cast<std::uint64_t>(value), 4);
}

inline std::string tuple(const std::vector<std::string>& items)
{
    std::string pickle = "(";
    for (const auto& item : items)
        pickle += item;
    return pickle + "t";
}

inline std::string integers(const std::vector<std::int64_t>& values)
{
    std::vector<std::string> items;
    for (const auto value : values)
        items.push_back(integer(value));
    return tuple(items);
}

inline std::string call(const std::string& module, const std::string& name,
                        const std::vector<std::string>& arguments)
{
    return "c" + module + "\n" + name + "\n" + tuple(arguments) + "R";
}

inline std::string dictionary(const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string pickle = "}(";
    for (const auto& [key, value] : entries)
        pickle += text(key) + value;
    return pickle + "u";
}

struct Tensor {
    std::string key = "0";
    std::string type = "FloatStorage";
    std::int64_t elements = 6;  // Of its storage.
    std::int64_t offset = 0;
    std::vector<std::int64_t> shape{2, 3};
    std::vector<std::int64_t> strides{3, 1};
};

inline std::string tensor(const Tensor& tensor = {})
{
    const std::string storage = tuple({text("storage"), "ctorch\n" + tensor.type + "\n",
                                       text(tensor.key), text("cpu"), integer(tensor.elements)})
                                + "Q";
    return call("torch._utils", "_rebuild_tensor_v2",
                {storage, integer(tensor.offset), integers(tensor.shape), integers(tensor.strides),
                 "\x89", call("collections", "OrderedDict", {})});
}

inline std::string pickle(const std::string& value)
{
    return "\x80\x02" + value + ".";
}

struct ZipFile {
    std::string name;
    std::string content;
    int method = 0;  // 0 = stored.
};

// With the table of contents at the end, and with its 64-bit form where asked for.
inline std::string zip(const std::vector<ZipFile>& files, bool wide = false)
{
    std::string archive, contents;
    for (const auto& [name, content, method] : files) {
        const std::uint64_t begin = archive.size();
        const std::string middle = little_endian(20, 2) + little_endian(0, 2)
                                   + little_endian(static_cast<std::uint64_t>(method), 2)
                                   + little_endian(0, 8);
        const std::string size = little_endian(content.size(), 4);
        archive += "PK\x03\x04" + middle + size + size + little_endian(name.size(), 2)
                   + little_endian(0, 2) + name + content;
        const std::string extra =
            wide ? little_endian(1, 2) + little_endian(24, 2) + little_endian(content.size(), 8)
                       + little_endian(content.size(), 8) + little_endian(begin, 8)
                 : std::string();
        const std::string ones = little_endian(0xFFFFFFFF, 4);
        contents += "PK\x01\x02" + little_endian(20, 2) + middle
                    + (wide ? ones + ones : size + size) + little_endian(name.size(), 2)
                    + little_endian(extra.size(), 2) + little_endian(0, 10)
                    + (wide ? ones : little_endian(begin, 4)) + name + extra;
    }
    const std::uint64_t at = archive.size(), count = files.size();
    archive += contents;
    if (wide) {
        const std::uint64_t end64 = archive.size();
        archive += "PK\x06\x06" + little_endian(44, 8) + little_endian(45, 2) + little_endian(45, 2)
                   + little_endian(0, 8) + little_endian(count, 8) + little_endian(count, 8)
                   + little_endian(contents.size(), 8) + little_endian(at, 8);
        archive +=
            "PK\x06\x07" + little_endian(0, 4) + little_endian(end64, 8) + little_endian(1, 4);
    }
    const std::uint64_t narrow_count = wide ? 0xFFFF : count;
    archive += "PK\x05\x06" + little_endian(0, 4) + little_endian(narrow_count, 2)
               + little_endian(narrow_count, 2)
               + little_endian(wide ? 0xFFFFFFFF : contents.size(), 4)
               + little_endian(wide ? 0xFFFFFFFF : at, 4) + little_endian(0, 2);
    return archive;
}

// A file of the zip form: the object, and storages by key.
inline std::string torch_zip(const std::string& object,
                             const std::vector<std::pair<std::string, std::string>>& storages,
                             bool wide = false)
{
    std::vector<ZipFile> files{{"model/data.pkl", pickle(object)}, {"model/byteorder", "little"}};
    for (const auto& [key, data] : storages)
        files.push_back({"model/data/" + key, data});
    return zip(files, wide);
}

}  // namespace flipbook::torch_pickle
