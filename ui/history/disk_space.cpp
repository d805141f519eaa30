// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/disk_space.h"

#include <QLocale>
#include <filesystem>

#include "ui/document/path_text.h"

namespace flipbook::ui {

std::optional<qint64> free_bytes(const QString& folder)
{
    std::error_code failure;
    std::filesystem::path there = text_path(folder);
    while (!std::filesystem::exists(there, failure) && there != there.parent_path())
        there = there.parent_path();
    const auto space = std::filesystem::space(there, failure);
    // What has no size, such as /proc, holds no files either: writing there says why.
    if (failure || space.capacity == 0)
        return std::nullopt;
    return static_cast<qint64>(space.available);
}

QString bytes_text(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace flipbook::ui
