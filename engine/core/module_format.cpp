// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/module_format.h"

#include <algorithm>

#include "core/mapped_file.h"
#include "core/utf8_path.h"
#include "core/zip_directory.h"

namespace flipbook {

std::optional<std::string> custom_module_kind(const std::map<std::string, std::string>& metadata)
{
    const auto format = metadata.find("format");
    const auto kind = metadata.find("kind");
    if (format == metadata.end() || format->second != "flipbook-motion-module"
        || kind == metadata.end())
        return std::nullopt;
    return kind->second;
}

Result<std::optional<std::string>> read_script_card(const std::filesystem::path& file)
{
    FLIPBOOK_ASSIGN(const auto mapping, MappedFile::open(file));
    const auto bytes = mapping->bytes();
    std::optional<std::string> card;
    if (bytes.size() < 2 || bytes[0] != std::byte{'P'} || bytes[1] != std::byte{'K'})
        return card;
    FLIPBOOK_ASSIGN(const auto entries, read_zip_directory(bytes, '"' + path_to_utf8(file) + '"'));
    const auto find = [&entries](const std::string& part, bool is_end) {
        return std::find_if(entries.begin(), entries.end(), [&](const ZipEntry& entry) {
            return is_end ? entry.name.ends_with(part) : entry.name.find(part) != std::string::npos;
        });
    };
    // What torch.save() writes has tensors alone.
    if (find("/code/", false) == entries.end() || find("/constants.pkl", true) == entries.end())
        return card;
    card.emplace();
    if (const auto found = find("/extra/flipbook.json", true);
        found != entries.end() && !found->is_compressed)
        card->assign(reinterpret_cast<const char*>(bytes.data()) + found->begin,
                     static_cast<std::size_t>(found->size));
    return card;
}

}  // namespace flipbook
