// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantList>
#include <functional>
#include <memory>

#include "flipbook/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace flipbook::ui {

// What a query found, one row of it; columns count from 0. Valid while the query runs.
class Row {
public:
    explicit Row(sqlite3_stmt* statement) : m_statement(statement) { }

    bool is_null(int column) const;
    QString text(int column) const;
    qint64 number(int column) const;
    double real(int column) const;

private:
    sqlite3_stmt* m_statement;
};

// An SQLite file. Values are bound, never pasted into the SQL: whole numbers, bool, double, text,
// null. Errors: corrupt for a file that is damaged or no database, io for all else; the message
// names the file. Used by one thread at a time.
class Database {
public:
    enum class Mode { read_write, read_only };

    // Makes the file with Mode::read_write.
    static Result<Database> open(const QString& path, Mode mode);

    Result<void> run(const QString& sql, const QVariantList& values = {});
    Result<void> run_script(const QString& statements);
    Result<void> each(const QString& sql, const QVariantList& values,
                      const std::function<void(const Row&)>& use);

    // All of `work`, or nothing of it.
    Result<void> in_transaction(const std::function<Result<void>()>& work);

    Result<int> user_version();
    Result<void> set_user_version(int version);

    QString path() const { return m_path; }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };

    Database(QString path, sqlite3* handle);
    Error last_error() const;

    QString m_path;
    std::unique_ptr<sqlite3, Close> m_handle;
};

}  // namespace flipbook::ui
