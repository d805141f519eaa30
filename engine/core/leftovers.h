// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace flipbook {

// Files that are not complete yet have names of their own, ".flipbook-" and sixteen digits. Whoever
// makes one holds a lock on it, so that what a killed program or a power failure left is known.

// Such a name, with an ending that begins with a dot or is empty; most likely nothing has it.
std::string new_temporary_name(const std::filesystem::path& extension);

// Held as long as this object lives; the file or folder itself is not changed by it. Windows needs
// none: there, no open file can be deleted.
class TemporaryLock {
public:
    TemporaryLock() = default;
    explicit TemporaryLock(const std::filesystem::path& path);
    ~TemporaryLock();
    TemporaryLock(TemporaryLock&& other) noexcept;
    TemporaryLock& operator=(TemporaryLock&& other) noexcept;

private:
    int m_descriptor = -1;
};

// Deletes files and folders of such a name that nobody writes to any more. Never fails; what is
// younger than a minute stays, for its maker may not have locked it yet.
void remove_leftovers(const std::filesystem::path& folder);

}  // namespace flipbook
