// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapped_file.h"

#include <limits>
#include <string>
#include <system_error>

#include "core/utf8_path.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace flipbook {
namespace {

struct View {
    const std::byte* begin = nullptr;
    std::size_t size = 0;
};

Error read_error(const std::filesystem::path& path, const std::string& reason)
{
    return {ErrorCode::io, "Cannot read \"" + path_to_utf8(path) + "\": " + reason + "."};
}

#ifdef _WIN32

class Handle {
public:
    explicit Handle(HANDLE handle) : m_handle(handle) { }
    ~Handle()
    {
        if (m_handle != nullptr && m_handle != INVALID_HANDLE_VALUE)
            CloseHandle(m_handle);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle;
};

Error last_error(const std::filesystem::path& path)
{
    const std::error_code code(static_cast<int>(GetLastError()), std::system_category());
    return read_error(path, code.message());
}

Result<View> map(const std::filesystem::path& path)
{
    const Handle file(CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                  nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (file.get() == INVALID_HANDLE_VALUE)
        return last_error(path);
    LARGE_INTEGER size;
    if (!GetFileSizeEx(file.get(), &size))
        return last_error(path);
    if (size.QuadPart == 0)
        return View();
    // The view keeps the mapping and the file open by itself.
    const Handle mapping(CreateFileMappingW(file.get(), nullptr, PAGE_READONLY, 0, 0, nullptr));
    if (mapping.get() == nullptr)
        return last_error(path);
    const void* begin = MapViewOfFile(mapping.get(), FILE_MAP_READ, 0, 0, 0);
    if (begin == nullptr)
        return last_error(path);
    return View{static_cast<const std::byte*>(begin), static_cast<std::size_t>(size.QuadPart)};
}

void unmap(const std::byte* begin, std::size_t)
{
    UnmapViewOfFile(begin);
}

std::size_t page_size()
{
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return info.dwPageSize;
}

// VirtualUnlock takes pages that were never locked out of the working set; that is documented,
// and so is that it then reports failure.
void discard(const std::byte* begin, std::size_t size)
{
    VirtualUnlock(const_cast<std::byte*>(begin), size);
}

#else

class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) { }
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

Error last_error(const std::filesystem::path& path)
{
    return read_error(path, std::error_code(errno, std::generic_category()).message());
}

Result<View> map(const std::filesystem::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return last_error(path);
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return last_error(path);
    if (status.st_size == 0)
        return View();
    // The mapping outlives the descriptor. Private, so that no write can ever reach the file.
    const auto size = static_cast<std::size_t>(status.st_size);
    const void* begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (begin == MAP_FAILED)
        return last_error(path);
    return View{static_cast<const std::byte*>(begin), size};
}

void unmap(const std::byte* begin, std::size_t size)
{
    ::munmap(const_cast<std::byte*>(begin), size);
}

std::size_t page_size()
{
    return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// Not posix_madvise: glibc ignores its POSIX_MADV_DONTNEED.
void discard(const std::byte* begin, std::size_t size)
{
    ::madvise(const_cast<std::byte*>(begin), size, MADV_DONTNEED);
}

#endif

}  // namespace

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    // Asked before opening, because opening a pipe would wait for its other end.
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found)
        return Error{ErrorCode::not_found, "There is no file \"" + path_to_utf8(path) + "\"."};
    if (status.type() == std::filesystem::file_type::none)
        return read_error(path, code.message());
    if (std::filesystem::is_directory(status))
        return read_error(path, "it is a folder, and a file was needed");
    if (!std::filesystem::is_regular_file(status))
        return read_error(path, "it is a device or pipe, and a file was needed");
    FLIPBOOK_ASSIGN(const View view, map(path));
    return std::shared_ptr<const MappedFile>(new MappedFile(view.begin, view.size));
}

MappedFile::~MappedFile()
{
    if (m_begin != nullptr)
        unmap(m_begin, m_size);
}

void MappedFile::release(std::uint64_t offset, std::uint64_t size) const
{
    if (offset >= m_size)
        return;
    const std::uint64_t end = size > m_size - offset ? m_size : offset + size;
    const std::uint64_t page = page_size();
    const std::uint64_t first_page = (offset + page - 1) / page;
    // The last page of the file holds nothing else, so it may go although it is not full.
    const std::uint64_t last_page = end == m_size ? (end + page - 1) / page : end / page;
    if (first_page >= last_page)
        return;
    const std::uint64_t begin_byte = first_page * page;
    const std::uint64_t end_byte = last_page * page < m_size ? last_page * page : m_size;
    discard(m_begin + begin_byte, static_cast<std::size_t>(end_byte - begin_byte));
}

}  // namespace flipbook
