// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "flipbook/clip.h"

namespace flipbook::ui {

// A clip that was made and kept: a row of the history.
struct ClipRecord {
    qint64 id = 0;      // Never used twice; later clips have greater ones.
    QDateTime created;  // UTC.
    QByteArray recipe;  // JSON, of the complete request.
    QString prompt;     // The positive one, for the search.
    QString name;       // That the user gave it; empty = it goes by its prompt.
    QString seed;       // In digits.
    Size size{0, 0};
    int frames = 0;
    int frame_rate = 8;
    double seconds = 0;  // That it took.
    QString folder;      // Of the lossless master, below clips/ of the data folder.
    qint64 bytes = 0;    // Of the master's files.
    bool is_starred = false;
    QDateTime trashed;  // UTC; invalid for what is not in the trash.
    bool is_partial = false;
    qint64 parent = 0;  // The clip whose settings it was made from; 0 = none.

    bool is_trashed() const { return trashed.isValid(); }
    bool operator==(const ClipRecord&) const = default;
};

}  // namespace flipbook::ui
