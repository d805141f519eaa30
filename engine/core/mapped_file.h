// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "flipbook/result.h"

namespace flipbook {

// The content of a file as read-only memory that the system fetches page by page. May be read
// from any thread. The file must not be shortened by anyone while it is mapped.
class MappedFile {
public:
    // Errors: not_found; io (a folder or device, access refused), with the path.
    static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);

    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    // Empty for an empty file. Valid as long as this object lives.
    std::span<const std::byte> bytes() const { return {m_begin, m_size}; }

    // Tells the system that these bytes are not needed soon, so that they no longer count as
    // resident memory of the process. Only whole pages are given back. The bytes stay readable.
    void release(std::uint64_t offset, std::uint64_t size) const;

private:
    MappedFile(const std::byte* begin, std::size_t size) : m_begin(begin), m_size(size) { }

    const std::byte* m_begin = nullptr;
    std::size_t m_size = 0;
};

}  // namespace flipbook
