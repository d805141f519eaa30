// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "ui/project/composition_json.h"

namespace flipbook::ui {

// Files of projects, whatever is in them. All of this reads or writes files; any thread.

struct ProjectFile {
    QByteArray text;
    ReadProject content;
};

// Errors as of read_project_json(), or not_found; the message begins with the path.
Result<ProjectFile> read_project_file(const QString& path, const Composition& base);

// Written beside and renamed. With a backup folder the text that was there before is kept in it.
// Errors: io, naming the path.
Result<void> write_project_file(const QString& path, const QByteArray& text,
                                const QString& backup_folder = {});

constexpr int backup_count = 5;  // The oldest goes.

// Of one project: data/backups/HASH. Newest first, whole paths.
QString backup_folder(const QString& data_folder, const QString& project);
QStringList backups(const QString& folder);

// What is autosaved of a project: data/autosave/HASH.flipbook.
QString autosave_file(const QString& data_folder, const QString& project);

}  // namespace flipbook::ui
