// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/leftovers.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/utf8_path.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace flipbook {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".flipbook-";
constexpr std::string_view digits = "0123456789abcdef";
constexpr std::size_t digit_count = 16;

bool is_temporary_name(const std::string& name)
{
    if (!name.starts_with(prefix) || name.size() < prefix.size() + digit_count)
        return false;
    const std::string_view rest = std::string_view(name).substr(prefix.size());
    return rest.substr(0, digit_count).find_first_not_of(digits) == std::string_view::npos
           && (rest.size() == digit_count || rest[digit_count] == '.');
}

bool is_old(const fs::directory_entry& entry)
{
    std::error_code failure;
    const auto time = entry.last_write_time(failure);
    return !failure && fs::file_time_type::clock::now() - time > std::chrono::minutes(1);
}

#ifndef _WIN32
// The descriptor of a file or folder with a lock of its own; -1 if another has it.
int locked(const fs::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return -1;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}
#endif

}  // namespace

std::string new_temporary_name(const fs::path& extension)
{
    std::random_device random;
    std::string name(prefix);
    for (std::size_t digit = 0; digit < digit_count; ++digit)
        name += digits[random() % digits.size()];
    return name + path_to_utf8(extension);
}

#ifdef _WIN32
TemporaryLock::TemporaryLock(const fs::path&) { }
TemporaryLock::~TemporaryLock() = default;
#else
TemporaryLock::TemporaryLock(const fs::path& path) : m_descriptor(locked(path)) { }

TemporaryLock::~TemporaryLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}
#endif

TemporaryLock::TemporaryLock(TemporaryLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

TemporaryLock& TemporaryLock::operator=(TemporaryLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

void remove_leftovers(const fs::path& folder)
{
    std::error_code failure;
    fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        if (!is_temporary_name(path_to_utf8(entry->path().filename())) || !is_old(*entry))
            continue;
        std::error_code ignored;
#ifdef _WIN32
        fs::remove_all(entry->path(), ignored);
#else
        const int descriptor = locked(entry->path());
        if (descriptor < 0)
            continue;
        fs::remove_all(entry->path(), ignored);
        ::close(descriptor);
#endif
    }
}

}  // namespace flipbook
