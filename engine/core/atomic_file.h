// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "core/leftovers.h"
#include "flipbook/result.h"

namespace flipbook {

// A file that appears under its name complete or not at all. Bytes go to a hidden temporary file
// in the target's folder; commit() gives it the target's name. Without commit() the destructor
// removes the temporary file, and a file that had the name before is untouched. What a program that
// was killed has left in the folder is removed, too.
// Used by one thread at a time.
class AtomicFile {
public:
    // Errors: invalid_request if the target exists and `overwrite` is false; io if the target is a
    // folder, or its folder is missing or refuses. The message names what is meant.
    static Result<AtomicFile> create(const std::filesystem::path& target, bool overwrite);

    ~AtomicFile();
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) = delete;

    const std::filesystem::path& target() const { return m_target; }

    // An empty file with the target's extension. Another library may write to it by this name,
    // instead of write(), and must have closed it before commit().
    const std::filesystem::path& temporary_path() const { return m_temporary; }

    // Appends. Error: io, naming the target and the reason ("No space left on device").
    Result<void> write(std::span<const std::byte> bytes);

    // Brings the bytes to the disk, then gives them the target's name. Call once, last.
    // Errors: io; invalid_request if somebody else made the target meanwhile.
    Result<void> commit();

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    AtomicFile() = default;

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;  // Empty: nothing is left to remove.
    std::unique_ptr<std::FILE, Close> m_file;
    TemporaryLock m_lock;
    bool m_overwrite = false;
};

// What an older folder may hold in order to be replaced.
struct FolderContent {
    // Of a path below the folder, with forward slashes; that of a folder ends in one.
    std::function<bool(const std::string& path)> contains;
    std::string maker;  // "conversion of a model": what made such folders, for messages.

    // NNNNN.png (five digits or more) and recipe.json.
    static FolderContent exported_frames();
};

// The same for a folder: the files are written into temporary_path(), a hidden folder beside the
// target. An existing target is replaced only with `overwrite`, and only while it holds nothing
// but what an earlier run left. Nobody else's file is ever deleted.
class AtomicFolder {
public:
    // `target` may end in a slash. Errors as of AtomicFile; invalid_request also if the existing
    // folder holds another file, which is named.
    static Result<AtomicFolder> create(const std::filesystem::path& target, bool overwrite,
                                       FolderContent content = FolderContent::exported_frames());

    ~AtomicFolder();
    AtomicFolder(AtomicFolder&& other) noexcept;
    AtomicFolder& operator=(AtomicFolder&& other) = delete;

    const std::filesystem::path& target() const { return m_target; }  // Without a slash at the end.
    const std::filesystem::path& temporary_path() const { return m_temporary; }

    // Call once, last, when all files in it are closed.
    Result<void> commit();

private:
    AtomicFolder() = default;
    Result<void> replace_target();

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;  // Empty: nothing is left to remove.
    FolderContent m_content;
    TemporaryLock m_lock;
    bool m_overwrite = false;
};

}  // namespace flipbook
