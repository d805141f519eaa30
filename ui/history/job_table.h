// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <vector>

#include "ui/history/database.h"
#include "ui/jobs/generation_job.h"

namespace flipbook::ui {

// A job as a row of history.db, without its progress.
struct JobRow {
    qint64 id = 0;
    int position = 0;
    QByteArray recipe;  // JSON; may be empty in a change of a row that is there.
    QString state;
    QString error_code;
    QString error;
    QString added;

    bool operator==(const JobRow&) const = default;
};

// What turns the stored queue into the one in the window.
struct QueueChange {
    std::vector<JobRow> rows;  // New ones, and those that changed.
    QList<qint64> removed;
};

JobRow row_of(const GenerationJob& job, int position);  // Without the recipe.
Result<GenerationJob> job_of(const JobRow& row);

// In the order of their turn. Rows whose recipe cannot be read are left out.
Result<std::vector<GenerationJob>> read_jobs(Database& database);
Result<void> write_jobs(Database& database, const QueueChange& change);

// A value by name; null where there is none.
Result<QString> read_setting(Database& database, const QString& key);
Result<void> write_setting(Database& database, const QString& key, const QString& value);

}  // namespace flipbook::ui
