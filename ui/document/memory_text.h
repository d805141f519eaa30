// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <cstdint>

namespace flipbook::ui {

// Memory is told in powers of ten everywhere, as the engine tells it: two figures of one thing
// have to be the same.

// "6.1", in GB.
inline QString gigabytes_text(double bytes)
{
    return QLocale().toString(bytes / 1e9, 'f', 1);
}

// "6.1 GB", "340 MB".
inline QString memory_text(std::uint64_t bytes)
{
    const int digits = bytes < 1'000'000'000 ? 0 : 1;
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), digits,
                                       QLocale::DataSizeSIFormat);
}

}  // namespace flipbook::ui
