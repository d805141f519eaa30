// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/atomic_file.h"

#include <cassert>
#include <cerrno>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

#include "core/leftovers.h"
#include "core/utf8_path.h"

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <unistd.h>
#endif

namespace flipbook {
namespace {

namespace fs = std::filesystem;

Error write_error(const fs::path& target, const std::string& reason)
{
    return {ErrorCode::io, "Cannot write \"" + path_to_utf8(target) + "\": " + reason + "."};
}

Error write_error(const fs::path& target, const std::error_code& code)
{
    return write_error(target, code.message());
}

std::error_code last_error()
{
    return {errno, std::generic_category()};
}

Error exists_error(const fs::path& target)
{
    return {ErrorCode::invalid_request,
            "\"" + path_to_utf8(target)
                + "\" exists already; choose another name or allow overwriting."};
}

fs::path folder_of(const fs::path& target)
{
    const fs::path parent = target.parent_path();
    return parent.empty() ? fs::path(".") : parent;
}

// Not made from the target's stem: that may be as long as the file system allows.
fs::path temporary_name(const fs::path& target)
{
    return folder_of(target) / path_from_utf8(new_temporary_name(target.extension()));
}

// A new file open for writing; null with errno EEXIST if there is one of this name.
std::FILE* open_new_file(const fs::path& path)
{
#ifdef _WIN32
    return _wfopen(path.c_str(), L"wbx");
#else
    return std::fopen(path.c_str(), "wbx");
#endif
}

// Errors of delayed writing, a full disk for instance, may show up only here.
bool bring_to_disk(std::FILE* file)
{
    if (std::fflush(file) != 0)
        return false;
#ifdef _WIN32
    return _commit(_fileno(file)) == 0;
#else
    return ::fsync(::fileno(file)) == 0;
#endif
}

std::error_code rename_over(const fs::path& from, const fs::path& to)
{
#ifdef _WIN32
    if (!MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return {static_cast<int>(GetLastError()), std::system_category()};
    return {};
#else
    std::error_code code;
    fs::rename(from, to, code);
    return code;
#endif
}

// Fails with std::errc::file_exists rather than replace a file.
std::error_code rename_new(const fs::path& from, const fs::path& to)
{
#ifdef _WIN32
    if (!MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH))
        return {static_cast<int>(GetLastError()), std::system_category()};
    return {};
#else
    // rename() would replace what another program made a moment ago; link() does not.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return {};
    }
    if (errno == EEXIST)
        return last_error();
    // A file system without hard links, FAT for instance.
    std::error_code code;
    if (fs::exists(fs::symlink_status(to, code)))
        return std::make_error_code(std::errc::file_exists);
    return rename_over(from, to);
#endif
}

Result<void> check_folder_of(const fs::path& target)
{
    const fs::path folder = folder_of(target);
    std::error_code code;
    const fs::file_status status = fs::status(folder, code);
    if (!fs::exists(status))
        return write_error(target, "there is no folder \"" + path_to_utf8(folder) + "\"");
    if (!fs::is_directory(status))
        return write_error(target, "\"" + path_to_utf8(folder) + "\" is not a folder");
    return {};
}

}  // namespace

Result<AtomicFile> AtomicFile::create(const fs::path& target, bool overwrite)
{
    if (!target.has_filename())
        return write_error(target, "it names a folder, and a file was needed");
    std::error_code code;
    const fs::file_status status = fs::symlink_status(target, code);
    if (fs::is_directory(fs::status(target, code)))
        return write_error(target, "it is a folder");
    if (fs::exists(status) && !overwrite)
        return exists_error(target);
    FLIPBOOK_TRY(check_folder_of(target));

    AtomicFile result;
    result.m_target = target;
    result.m_overwrite = overwrite;
    remove_leftovers(folder_of(target));
    for (int attempt = 0; attempt < 100; ++attempt) {
        const fs::path temporary = temporary_name(target);
        result.m_file.reset(open_new_file(temporary));
        if (result.m_file) {
            result.m_lock = TemporaryLock(temporary);
            result.m_temporary = temporary;
            return result;
        }
        if (errno != EEXIST)
            break;
    }
    return write_error(target, last_error());
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::exchange(other.m_temporary, {})),
      m_file(std::move(other.m_file)), m_lock(std::move(other.m_lock)),
      m_overwrite(other.m_overwrite)
{ }

AtomicFile::~AtomicFile()
{
    if (m_temporary.empty())
        return;
    m_file.reset();
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes)
{
    assert(m_file);
    if (bytes.empty())
        return {};
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return write_error(m_target, last_error());
    return {};
}

Result<void> AtomicFile::commit()
{
    assert(m_file);
    if (!bring_to_disk(m_file.get()))
        return write_error(m_target, last_error());
    if (std::fclose(m_file.release()) != 0)
        return write_error(m_target, last_error());
    const std::error_code code =
        m_overwrite ? rename_over(m_temporary, m_target) : rename_new(m_temporary, m_target);
    if (code == std::errc::file_exists)
        return exists_error(m_target);
    if (code)
        return write_error(m_target, code);
    m_temporary.clear();
    return {};
}

namespace {

// "00012.png" or "recipe.json": what an export of numbered frames writes.
bool is_exported_name(const std::string& name)
{
    if (name == "recipe.json")
        return true;
    constexpr std::string_view extension = ".png";
    constexpr std::size_t fewest_digits = 5;
    if (name.size() < fewest_digits + extension.size() || !name.ends_with(extension))
        return false;
    const std::string_view number(name.data(), name.size() - extension.size());
    return number.find_first_not_of("0123456789") == std::string_view::npos;
}

// Error: invalid_request naming a file that no earlier run made.
Result<void> check_replaceable(const fs::path& folder, const fs::path& target,
                               const FolderContent& content)
{
    std::error_code code;
    for (fs::recursive_directory_iterator entry(folder, code), end; entry != end;
         entry.increment(code)) {
        std::error_code status_code;
        const fs::file_status status = entry->symlink_status(status_code);
        const std::string name = path_to_utf8(entry->path().lexically_relative(folder));
        const bool is_ours = fs::is_directory(status)
                                 ? content.contains(name + "/")
                                 : fs::is_regular_file(status) && content.contains(name);
        if (!is_ours)
            return Error{ErrorCode::invalid_request,
                         "\"" + path_to_utf8(target) + "\" holds \"" + name + "\", which no "
                             + content.maker + " made; choose another folder or move it away."};
    }
    if (code)
        return write_error(target, code);
    return {};
}

Result<void> check_target_folder(const fs::path& target, bool overwrite,
                                 const FolderContent& content)
{
    std::error_code code;
    const fs::file_status status = fs::symlink_status(target, code);
    if (!fs::exists(status))
        return {};
    if (!fs::is_directory(status))
        return write_error(target, "it exists and is not a folder");
    if (!overwrite)
        return exists_error(target);
    return check_replaceable(target, target, content);
}

Result<void> bring_folder_to_disk(const fs::path& folder, const fs::path& target)
{
#ifdef _WIN32
    // The files were closed; Windows offers no way to flush a folder of them at once.
    (void)folder;
    (void)target;
#else
    std::error_code code;
    for (fs::recursive_directory_iterator entry(folder, code), end; entry != end;
         entry.increment(code)) {
        std::FILE* file = std::fopen(entry->path().c_str(), "rb");
        if (file == nullptr)
            return write_error(target, last_error());
        const bool done = ::fsync(::fileno(file)) == 0;
        const std::error_code reason = last_error();
        std::fclose(file);
        if (!done)
            return write_error(target, reason);
    }
    if (code)
        return write_error(target, code);
#endif
    return {};
}

}  // namespace

FolderContent FolderContent::exported_frames()
{
    return {is_exported_name, "export of frames"};
}

Result<AtomicFolder> AtomicFolder::create(const fs::path& target, bool overwrite,
                                          FolderContent content)
{
    AtomicFolder result;
    result.m_content = std::move(content);
    result.m_overwrite = overwrite;
    result.m_target = target.lexically_normal();
    if (!result.m_target.has_filename())
        result.m_target = result.m_target.parent_path();  // "frames/" becomes "frames".
    const fs::path name = result.m_target.filename();
    if (name.empty() || name == "." || name == "..")
        return write_error(target, "it does not name a folder that can be made");
    FLIPBOOK_TRY(check_folder_of(result.m_target));
    FLIPBOOK_TRY(check_target_folder(result.m_target, overwrite, result.m_content));

    std::error_code code;
    remove_leftovers(folder_of(result.m_target));
    for (int attempt = 0; attempt < 100; ++attempt) {
        const fs::path temporary = temporary_name(result.m_target);
        if (fs::create_directory(temporary, code)) {
            result.m_lock = TemporaryLock(temporary);
            result.m_temporary = temporary;
            return result;
        }
        if (code)
            break;
    }
    return write_error(result.m_target, code);
}

AtomicFolder::AtomicFolder(AtomicFolder&& other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::exchange(other.m_temporary, {})),
      m_content(std::move(other.m_content)), m_lock(std::move(other.m_lock)),
      m_overwrite(other.m_overwrite)
{ }

AtomicFolder::~AtomicFolder()
{
    if (m_temporary.empty())
        return;
    std::error_code ignored;
    fs::remove_all(m_temporary, ignored);
}

Result<void> AtomicFolder::commit()
{
    assert(!m_temporary.empty());
    FLIPBOOK_TRY(bring_folder_to_disk(m_temporary, m_target));
    FLIPBOOK_TRY(check_target_folder(m_target, m_overwrite, m_content));
    std::error_code code;
    if (fs::exists(fs::symlink_status(m_target, code)))
        return replace_target();
    fs::rename(m_temporary, m_target, code);
    if (code)
        return write_error(m_target, code);
    m_temporary.clear();
    return {};
}

// The older folder steps aside and is looked at again where nobody can add to it by its name. It
// comes back if anything is wrong.
Result<void> AtomicFolder::replace_target()
{
    // No name of a leftover: if the program ends here, this is the only copy of what was there.
    fs::path older = temporary_name(m_target);
    older += "-older";
    std::error_code code;
    fs::rename(m_target, older, code);
    if (code)
        return write_error(m_target, code);
    Result<void> outcome = check_replaceable(older, m_target, m_content);
    if (outcome) {
        fs::rename(m_temporary, m_target, code);
        if (code)
            outcome = write_error(m_target, code);
    }
    std::error_code ignored;
    if (!outcome) {
        fs::rename(older, m_target, ignored);
        return outcome;
    }
    m_temporary.clear();
    fs::remove_all(older, ignored);
    return {};
}

}  // namespace flipbook
