// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/job_table.h"

#include "flipbook/recipe.h"

namespace flipbook::ui {

namespace {

constexpr int last_error_code = static_cast<int>(ErrorCode::internal);

ErrorCode error_code_from_name(const QString& name)
{
    for (int code = 0; code <= last_error_code; ++code)
        if (name == QLatin1String(error_name(static_cast<ErrorCode>(code))))
            return static_cast<ErrorCode>(code);
    return ErrorCode::internal;
}

}  // namespace

JobRow row_of(const GenerationJob& job, int position)
{
    JobRow row;
    row.id = job.id;
    row.position = position;
    row.state = job_state_name(job.state);
    if (job.error) {
        row.error_code = QString::fromLatin1(error_name(job.error->code));
        row.error = QString::fromStdString(job.error->message);
    }
    row.added = job.added.toString(Qt::ISODateWithMs);
    return row;
}

Result<GenerationJob> job_of(const JobRow& row)
{
    GenerationJob job;
    job.id = row.id;
    FLIPBOOK_ASSIGN(job.request, from_recipe(row.recipe.toStdString()));
    job.state = job_state_from_name(row.state);
    // What ran when the program ended has to be made again.
    if (job.state == JobState::running)
        job.state = JobState::waiting;
    if (!row.error_code.isEmpty())
        job.error = Error{error_code_from_name(row.error_code), row.error.toStdString()};
    job.added = QDateTime::fromString(row.added, Qt::ISODateWithMs);
    return job;
}

Result<std::vector<GenerationJob>> read_jobs(Database& database)
{
    std::vector<GenerationJob> jobs;
    FLIPBOOK_TRY(database.each(
        QStringLiteral("SELECT id, position, recipe, state, error_code, error, added FROM jobs "
                       "ORDER BY position, id"),
        {}, [&jobs](const Row& row) {
            Result<GenerationJob> job =
                job_of({row.number(0), static_cast<int>(row.number(1)), row.text(2).toUtf8(),
                        row.text(3), row.text(4), row.text(5), row.text(6)});
            if (job)
                jobs.push_back(std::move(job).value());
        }));
    return jobs;
}

Result<void> write_jobs(Database& database, const QueueChange& change)
{
    return database.in_transaction([&]() -> Result<void> {
        for (const qint64 id : change.removed)
            FLIPBOOK_TRY(database.run(QStringLiteral("DELETE FROM jobs WHERE id = ?"), {id}));
        for (const JobRow& row : change.rows) {
            if (row.recipe.isEmpty())
                FLIPBOOK_TRY(database.run(
                    QStringLiteral("UPDATE jobs SET position = ?, state = ?, error_code = ?, "
                                   "error = ? WHERE id = ?"),
                    {row.position, row.state, row.error_code, row.error, row.id}));
            else
                FLIPBOOK_TRY(database.run(
                    QStringLiteral("INSERT OR REPLACE INTO jobs(id, position, recipe, state, "
                                   "error_code, error, added) VALUES(?,?,?,?,?,?,?)"),
                    {row.id, row.position, QString::fromUtf8(row.recipe), row.state, row.error_code,
                     row.error, row.added}));
        }
        return {};
    });
}

Result<QString> read_setting(Database& database, const QString& key)
{
    QString value;
    FLIPBOOK_TRY(database.each(QStringLiteral("SELECT value FROM settings WHERE key = ?"), {key},
                               [&value](const Row& row) { value = row.text(0); }));
    return value;
}

Result<void> write_setting(Database& database, const QString& key, const QString& value)
{
    return database.run(QStringLiteral("INSERT OR REPLACE INTO settings(key, value) VALUES(?, ?)"),
                        {key, value});
}

}  // namespace flipbook::ui
