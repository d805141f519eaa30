// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zip_directory.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace flipbook {

namespace {

constexpr std::string_view end_signature{"PK\x05\x06", 4};
constexpr std::string_view end64_signature{"PK\x06\x06", 4};
constexpr std::string_view locator_signature{"PK\x06\x07", 4};
constexpr std::string_view entry_signature{"PK\x01\x02", 4};
constexpr std::string_view local_signature{"PK\x03\x04", 4};
constexpr std::size_t end_size = 22;
constexpr std::size_t locator_size = 20;
constexpr std::size_t end64_size = 56;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t longest_comment = 0xFFFF;

// Numbers of an archive, little endian. What lies outside reads as zero.
class Bytes {
public:
    explicit Bytes(std::span<const std::byte> bytes)
        : m_text(reinterpret_cast<const char*>(bytes.data()), bytes.size())
    { }

    std::uint64_t size() const { return m_text.size(); }
    std::string_view text() const { return m_text; }

    bool has(std::uint64_t at, std::uint64_t count) const
    {
        return at <= m_text.size() && count <= m_text.size() - at;
    }

    bool is(std::uint64_t at, std::string_view signature, std::size_t record) const
    {
        return has(at, record)
               && m_text.substr(static_cast<std::size_t>(at)).starts_with(signature);
    }

    std::uint64_t number(std::uint64_t at, int count) const
    {
        if (!has(at, static_cast<std::uint64_t>(count)))
            return 0;
        std::uint64_t value = 0;
        for (int i = count; i-- > 0;)
            value = value << 8U
                    | static_cast<unsigned char>(
                        m_text[static_cast<std::size_t>(at) + static_cast<std::size_t>(i)]);
        return value;
    }

private:
    std::string_view m_text;
};

struct Directory {
    std::uint64_t at = 0;
    std::uint64_t size = 0;
    std::uint64_t count = 0;
};

std::optional<Directory> find_directory(const Bytes& bytes)
{
    const std::size_t size = bytes.text().size();
    const std::size_t earliest = size - std::min(size, end_size + longest_comment);
    for (std::size_t at = bytes.text().rfind(end_signature);
         at != std::string_view::npos && at >= earliest;
         at = at == 0 ? std::string_view::npos : bytes.text().rfind(end_signature, at - 1)) {
        if (!bytes.has(at, end_size) || at + end_size + bytes.number(at + 20, 2) > size)
            continue;
        Directory directory{bytes.number(at + 16, 4), bytes.number(at + 12, 4),
                            bytes.number(at + 10, 2)};
        if (at < locator_size || !bytes.is(at - locator_size, locator_signature, locator_size))
            return directory;
        const std::uint64_t end64 = bytes.number(at - locator_size + 8, 8);
        if (!bytes.is(end64, end64_signature, end64_size))
            return std::nullopt;
        return Directory{bytes.number(end64 + 48, 8), bytes.number(end64 + 40, 8),
                         bytes.number(end64 + 32, 8)};
    }
    return std::nullopt;
}

struct Record {
    ZipEntry entry;
    std::uint64_t local_at = 0;
    std::uint64_t length = 0;  // Of the record itself.
};

// Numbers that are all ones in 32 bits stand in the extra field of kind 1 instead, in this order.
void read_wide_numbers(const Bytes& bytes, std::uint64_t at, std::uint64_t end,
                       std::initializer_list<std::uint64_t*> numbers)
{
    constexpr std::uint64_t elsewhere = 0xFFFFFFFF;
    for (; at + 4 <= end; at += 4 + bytes.number(at + 2, 2)) {
        if (bytes.number(at, 2) != 1)
            continue;
        std::uint64_t next = at + 4;
        for (std::uint64_t* number : numbers)
            if (*number == elsewhere && next + 8 <= end) {
                *number = bytes.number(next, 8);
                next += 8;
            }
        return;
    }
}

std::optional<Record> read_record(const Bytes& bytes, std::uint64_t at)
{
    if (!bytes.is(at, entry_signature, entry_size))
        return std::nullopt;
    const std::uint64_t name_length = bytes.number(at + 28, 2);
    const std::uint64_t extra_length = bytes.number(at + 30, 2);
    Record record;
    record.length = entry_size + name_length + extra_length + bytes.number(at + 32, 2);
    if (!bytes.has(at, record.length))
        return std::nullopt;
    std::uint64_t full_size = bytes.number(at + 24, 4);
    record.entry.is_compressed = bytes.number(at + 10, 2) != 0;
    record.entry.size = bytes.number(at + 20, 4);
    record.local_at = bytes.number(at + 42, 4);
    record.entry.name = bytes.text().substr(static_cast<std::size_t>(at) + entry_size,
                                            static_cast<std::size_t>(name_length));
    const std::uint64_t extra = at + entry_size + name_length;
    read_wide_numbers(bytes, extra, extra + extra_length,
                      {&full_size, &record.entry.size, &record.local_at});
    return record;
}

}  // namespace

Result<std::vector<ZipEntry>> read_zip_directory(std::span<const std::byte> span,
                                                 const std::string& file)
{
    const Bytes bytes(span);
    const auto directory = find_directory(bytes);
    if (!directory)
        return Error{ErrorCode::corrupt,
                     file
                         + " is cut off: it begins as a zip archive, and the table of contents at"
                           " its end is missing after "
                         + std::to_string(bytes.size()) + " bytes."};
    std::vector<ZipEntry> entries;
    std::uint64_t at = directory->at;
    for (std::uint64_t index = 0; index < directory->count; ++index) {
        auto record = read_record(bytes, at);
        if (!record)
            return Error{ErrorCode::corrupt, file + " is damaged: entry "
                                                 + std::to_string(index + 1) + " of "
                                                 + std::to_string(directory->count)
                                                 + " of its table of contents cannot be read."};
        ZipEntry& entry = record->entry;
        if (!bytes.is(record->local_at, local_signature, local_size))
            return Error{ErrorCode::corrupt, file + " is damaged: its entry \"" + entry.name
                                                 + "\" is not where its table of contents says."};
        entry.begin = record->local_at + local_size + bytes.number(record->local_at + 26, 2)
                      + bytes.number(record->local_at + 28, 2);
        if (!bytes.has(entry.begin, entry.size))
            return Error{ErrorCode::corrupt, file + " is damaged: its entry \"" + entry.name
                                                 + "\" of " + std::to_string(entry.size)
                                                 + " bytes reaches beyond its end, at "
                                                 + std::to_string(bytes.size()) + " bytes."};
        at += record->length;
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace flipbook
