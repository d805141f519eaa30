// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/project_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace flipbook::ui {

namespace {

constexpr qint64 largest_project = 16 << 20;  // A project is text; more is something else.

QString hash_of(const QString& path)
{
    const QByteArray absolute = QFileInfo(path).absoluteFilePath().toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(absolute, QCryptographicHash::Sha1).toHex());
}

Error named(const QString& path, ErrorCode code, const QString& reason)
{
    return {code,
            QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), reason).toStdString()};
}

void keep_backup(const QString& path, const QString& folder)
{
    if (!QFileInfo::exists(path) || !QDir().mkpath(folder))
        return;
    const QString stamp =
        QFileInfo(path).lastModified().toUTC().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz"));
    QFile::copy(path, folder + QLatin1Char('/') + stamp + QStringLiteral(".flipbook"));
    const QStringList kept = backups(folder);
    for (int i = backup_count; i < kept.size(); ++i)
        QFile::remove(kept[i]);
}

}  // namespace

Result<ProjectFile> read_project_file(const QString& path, const Composition& base)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return named(path, file.exists() ? ErrorCode::io : ErrorCode::not_found,
                     file.errorString() + QLatin1Char('.'));
    ProjectFile project;
    project.text = file.read(largest_project);
    Result<ReadProject> content = read_project_json(project.text, base);
    if (!content)
        return named(path, content.error().code, QString::fromStdString(content.error().message));
    project.content = std::move(content).value();
    return project;
}

Result<void> write_project_file(const QString& path, const QByteArray& text,
                                const QString& backup_folder)
{
    if (!backup_folder.isEmpty())
        keep_backup(path, backup_folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return named(path, ErrorCode::io, file.errorString() + QLatin1Char('.'));
    return {};
}

QString backup_folder(const QString& data_folder, const QString& project)
{
    return data_folder + QStringLiteral("/backups/") + hash_of(project);
}

QStringList backups(const QString& folder)
{
    QStringList files =
        QDir(folder).entryList({QStringLiteral("*.flipbook")}, QDir::Files, QDir::Name);
    std::reverse(files.begin(), files.end());
    for (QString& file : files)
        file.prepend(folder + QLatin1Char('/'));
    return files;
}

QString autosave_file(const QString& data_folder, const QString& project)
{
    return data_folder + QStringLiteral("/autosave/") + hash_of(project)
           + QStringLiteral(".flipbook");
}

}  // namespace flipbook::ui
