// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDataStream>

#include "flipbook/event.h"

namespace flipbook {

// Qt makes every type of a signal's argument streamable where it can, and takes an enumeration for
// its underlying type; of 64 bits it knows only quint64, which std::uint64_t is not everywhere.
inline QDataStream& operator<<(QDataStream& stream, JobId job)
{
    return stream << static_cast<quint64>(job);
}

inline QDataStream& operator>>(QDataStream& stream, JobId& job)
{
    quint64 number = 0;
    stream >> number;
    job = JobId{number};
    return stream;
}

}  // namespace flipbook
