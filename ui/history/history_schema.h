// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/history/database.h"

namespace flipbook::ui {

// The version of history.db that this program writes, its user_version.
constexpr int history_version = 3;

struct OpenedHistory {
    Database database;
    bool is_read_only = false;  // A newer Flipbook made it.
    bool has_text_index = false;
    bool was_damaged = false;  // The old file was set aside, and this one is empty.
    QString notice = {};       // A sentence for the user where one of the above is so.
};

// Opens history.db, brings an older one to this version, and makes one where there is none. A
// damaged file is renamed and a new one made. Errors: io.
Result<OpenedHistory> open_history(const QString& path);

// Renames a damaged database and its companions; the name it has now.
QString set_aside(const QString& path);

}  // namespace flipbook::ui
