// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/database.h"

#include <sqlite3.h>

#include <QCoreApplication>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr int busy_timeout_ms = 2000;  // A backup program may hold the file for a moment.

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalize>;

void bind(sqlite3_stmt* statement, int index, const QVariant& value)
{
    if (value.isNull()) {
        sqlite3_bind_null(statement, index);
        return;
    }
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
        sqlite3_bind_int64(statement, index, value.toLongLong());
        break;
    case QMetaType::Double:
        sqlite3_bind_double(statement, index, value.toDouble());
        break;
    default: {
        const QByteArray text = value.toString().toUtf8();
        sqlite3_bind_text(statement, index, text.constData(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
    }
}

}  // namespace

bool Row::is_null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString Row::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

qint64 Row::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Row::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Database::Database(QString path, sqlite3* handle) : m_path(std::move(path)), m_handle(handle) { }

Result<Database> Database::open(const QString& path, Mode mode)
{
    sqlite3* handle = nullptr;
    const int flags =
        mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, flags, nullptr);
    Database database(path, handle);  // A handle that could not open still has its message.
    if (code != SQLITE_OK)
        return database.last_error();
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    return database;
}

Error Database::last_error() const
{
    const int code = m_handle ? sqlite3_errcode(m_handle.get()) & 0xff : SQLITE_NOMEM;
    const bool is_damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    const QString reason = QString::fromUtf8(sqlite3_errmsg(m_handle.get()));
    return {is_damaged ? ErrorCode::corrupt : ErrorCode::io,
            QCoreApplication::translate("Database", "%1: %2.").arg(m_path, reason).toStdString()};
}

Result<void> Database::run(const QString& sql, const QVariantList& values)
{
    return each(sql, values, [](const Row&) {});
}

Result<void> Database::run_script(const QString& statements)
{
    if (sqlite3_exec(m_handle.get(), statements.toUtf8().constData(), nullptr, nullptr, nullptr)
        != SQLITE_OK)
        return last_error();
    return {};
}

Result<void> Database::each(const QString& sql, const QVariantList& values,
                            const std::function<void(const Row&)>& use)
{
    sqlite3_stmt* raw = nullptr;
    const QByteArray text = sql.toUtf8();
    const int prepared = sqlite3_prepare_v2(m_handle.get(), text.constData(),
                                            static_cast<int>(text.size()), &raw, nullptr);
    const StatementPtr statement(raw);
    if (prepared != SQLITE_OK)
        return last_error();
    for (int i = 0; i < values.size(); ++i)
        bind(statement.get(), i + 1, values[i]);
    int code = sqlite3_step(statement.get());
    for (; code == SQLITE_ROW; code = sqlite3_step(statement.get()))
        use(Row(statement.get()));
    if (code != SQLITE_DONE)
        return last_error();
    return {};
}

Result<void> Database::in_transaction(const std::function<Result<void>()>& work)
{
    FLIPBOOK_TRY(run(QStringLiteral("BEGIN IMMEDIATE")));
    Result<void> outcome = work();
    if (outcome)
        outcome = run(QStringLiteral("COMMIT"));
    if (!outcome)
        sqlite3_exec(m_handle.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    return outcome;
}

Result<int> Database::user_version()
{
    int version = 0;
    FLIPBOOK_TRY(each(QStringLiteral("PRAGMA user_version"), {},
                      [&version](const Row& row) { version = static_cast<int>(row.number(0)); }));
    return version;
}

Result<void> Database::set_user_version(int version)
{
    return run(QStringLiteral("PRAGMA user_version = %1").arg(version));
}

}  // namespace flipbook::ui
