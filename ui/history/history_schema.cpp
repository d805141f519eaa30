// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <array>

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistoryStore)
};

// Number n brings a database from version n to n + 1. What has been released is never changed.
constexpr std::array<const char*, history_version> migrations{
    R"(CREATE TABLE clips (
           id INTEGER PRIMARY KEY, created TEXT NOT NULL, recipe TEXT NOT NULL,
           prompt TEXT NOT NULL, seed TEXT NOT NULL,
           width INTEGER NOT NULL, height INTEGER NOT NULL,
           frames INTEGER NOT NULL, frame_rate INTEGER NOT NULL, seconds REAL NOT NULL,
           folder TEXT NOT NULL UNIQUE, starred INTEGER NOT NULL DEFAULT 0, trashed TEXT,
           partial INTEGER NOT NULL DEFAULT 0, parent INTEGER NOT NULL DEFAULT 0);
       CREATE TABLE jobs (
           id INTEGER PRIMARY KEY, position INTEGER NOT NULL, recipe TEXT NOT NULL,
           state TEXT NOT NULL, error_code TEXT, error TEXT, added TEXT NOT NULL);
       CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);)",
    // What a clip takes on the disk, for the size limit.
    R"(ALTER TABLE clips ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;)",
    // What the user calls it.
    R"(ALTER TABLE clips ADD COLUMN name TEXT NOT NULL DEFAULT '';)",
};

Result<void> migrate_once(Database& database, int from)
{
    FLIPBOOK_TRY(
        database.run_script(QString::fromLatin1(migrations[static_cast<std::size_t>(from)])));
    return database.set_user_version(from + 1);
}

Result<void> migrate(Database& database, int version)
{
    for (int from = version; from < history_version; ++from) {
        const Result<void> outcome =
            database.in_transaction([&] { return migrate_once(database, from); });
        if (!outcome)
            return outcome;
    }
    return {};
}

// Finds pieces of words, so that languages without blanks are found as well. An SQLite without
// FTS5 does without: the search is slower then.
bool make_text_index(Database& database)
{
    const QString create = QStringLiteral(
        "CREATE VIRTUAL TABLE IF NOT EXISTS clips_text USING fts5(prompt, tokenize = 'trigram')");
    if (!database.run_script(create))
        return false;
    // Clips of a time when there was no index.
    return database
        .run_script(
            QStringLiteral("INSERT INTO clips_text(rowid, prompt) SELECT id, name || ' ' || prompt "
                           "FROM clips WHERE id NOT IN (SELECT rowid FROM clips_text)"))
        .has_value();
}

// Touches every page, so that damage is noticed now and not in the middle of an evening.
Result<void> check_pages(Database& database)
{
    QString found;
    FLIPBOOK_TRY(database.each(QStringLiteral("PRAGMA quick_check(1)"), {},
                               [&found](const Row& row) { found = row.text(0); }));
    if (found == QLatin1String("ok"))
        return {};
    return Error{ErrorCode::corrupt,
                 (database.path() + QStringLiteral(": ") + found).toStdString()};
}

Result<OpenedHistory> open_newer(const QString& path)
{
    FLIPBOOK_ASSIGN(Database database, Database::open(path, Database::Mode::read_only));
    OpenedHistory opened{std::move(database)};
    opened.is_read_only = true;
    opened.notice =
        Text::tr("The history was made by a newer version of Flipbook: it is shown, and "
                 "nothing of this session is added to it.");
    return opened;
}

Result<OpenedHistory> open_or_make(const QString& path)
{
    FLIPBOOK_ASSIGN(Database database, Database::open(path, Database::Mode::read_write));
    FLIPBOOK_ASSIGN(const int version, database.user_version());
    if (version > history_version)
        return open_newer(path);
    // WAL: a kill in the middle of writing loses nothing that was written before it.
    FLIPBOOK_TRY(database.run_script(
        QStringLiteral("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")));
    FLIPBOOK_TRY(migrate(database, version));
    OpenedHistory opened{std::move(database)};
    opened.has_text_index = make_text_index(opened.database);
    FLIPBOOK_TRY(check_pages(opened.database));
    return opened;
}

}  // namespace

QString set_aside(const QString& path)
{
    const QString stamp =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    const QString aside = QFileInfo(path).path() + QStringLiteral("/history-damaged-") + stamp
                          + QStringLiteral(".db");
    for (const char* companion : {"", "-wal", "-shm"})
        QFile::rename(path + QLatin1String(companion), aside + QLatin1String(companion));
    return aside;
}

Result<OpenedHistory> open_history(const QString& path)
{
    Result<OpenedHistory> opened = open_or_make(path);
    if (opened || opened.error().code != ErrorCode::corrupt)
        return opened;
    const QString aside = set_aside(path);
    FLIPBOOK_ASSIGN(OpenedHistory fresh, open_or_make(path));
    fresh.was_damaged = true;
    fresh.notice = Text::tr("The history was damaged. A new one was begun from the clips that are "
                            "kept; the old file is %1.")
                       .arg(QFileInfo(aside).fileName());
    return fresh;
}

}  // namespace flipbook::ui
