// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <optional>

namespace flipbook::ui {

// Bytes that can still be written where `folder` is or will be; nothing where the system does not
// say. Asks the disk: not on the GUI thread.
std::optional<qint64> free_bytes(const QString& folder);

// free_bytes(), or what a test has instead of it.
using FreeBytes = std::function<std::optional<qint64>(const QString& folder)>;

// Estimates are rough, and others write, too.
inline bool is_low(std::optional<qint64> free, qint64 needed)
{
    return free && *free < 2 * needed;
}

// "1.2 GB"
QString bytes_text(qint64 bytes);

}  // namespace flipbook::ui
