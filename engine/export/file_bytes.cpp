// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/file_bytes.h"

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include "core/utf8_path.h"

namespace flipbook {

static constexpr std::uintmax_t largest_file = std::uintmax_t(1) << 30;

static Error file_error(const std::filesystem::path& path, const std::string& what, int code)
{
    const std::string reason = std::generic_category().message(code != 0 ? code : EIO);
    return {ErrorCode::io, path_to_utf8(path) + " could not be " + what + ": " + reason + "."};
}

// Precondition: the file has at least `count` bytes, or has just been cut by somebody else.
static Result<std::vector<std::uint8_t>> read(const std::filesystem::path& path, std::size_t count)
{
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::vector<std::uint8_t> bytes(count);
    if (file && count > 0)
        file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(count));
    if (!file)
        return file_error(path, "read", errno);
    return bytes;
}

static Result<std::uintmax_t> size_of(const std::filesystem::path& path)
{
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    if (!code)
        return size;
    if (code == std::errc::no_such_file_or_directory || code == std::errc::not_a_directory)
        return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
    return Error{ErrorCode::io, path_to_utf8(path) + " could not be read: " + code.message() + "."};
}

Result<std::vector<std::uint8_t>> read_bytes(const std::filesystem::path& path)
{
    FLIPBOOK_ASSIGN(const std::uintmax_t size, size_of(path));
    if (size > largest_file)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(path) + " is larger than 1 GiB, which no recipe carrier is."};
    return read(path, static_cast<std::size_t>(size));
}

Result<std::vector<std::uint8_t>> read_first_bytes(const std::filesystem::path& path,
                                                   std::size_t count)
{
    FLIPBOOK_ASSIGN(const std::uintmax_t size, size_of(path));
    return read(path, size < count ? static_cast<std::size_t>(size) : count);
}

Result<void> write_bytes(const std::filesystem::path& path, std::span<const std::uint8_t> bytes,
                         const std::filesystem::path& target)
{
    errno = 0;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    // Closing shows what the buffer held back, a full disk for instance.
    file.close();
    if (!file)
        return file_error(target, "written", errno);
    return {};
}

}  // namespace flipbook
