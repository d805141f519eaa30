// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/project.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <optional>
#include <utility>

#include "ui/document/in_background.h"

namespace flipbook::ui {

namespace {

constexpr int autosave_ms = 30'000;
const QString recent_key = QStringLiteral("project/recent");

struct Opening {
    Result<ProjectFile> file;
    QDateTime autosave;  // Of one that is later than the file; invalid = none.
};

Opening open_file(const QString& path, const QString& autosave, const Composition& base)
{
    Opening opening{read_project_file(path, base), {}};
    const QFileInfo kept(autosave);
    if (kept.exists() && kept.lastModified() > QFileInfo(path).lastModified())
        opening.autosave = kept.lastModified();
    return opening;
}

}  // namespace

Project::Project(Document& document, QString data_folder, QString settings_file, QObject* parent)
    : QObject(parent), m_document(document), m_data_folder(std::move(data_folder)),
      m_settings_file(std::move(settings_file)), m_saved(document.composition())
{
    m_autosave_timer.setSingleShot(true);
    m_autosave_timer.setInterval(autosave_ms);
    connect(&m_autosave_timer, &QTimer::timeout, this, &Project::autosave);
    connect(&m_document, &Document::changed, this, [this] {
        update_dirty();
        if (m_is_dirty && !m_path.isEmpty())
            m_autosave_timer.start();  // Anew: 30 s after the last change.
    });
}

QString Project::name() const
{
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
}

QStringList Project::recent() const
{
    return QSettings(m_settings_file, QSettings::IniFormat).value(recent_key).toStringList();
}

void Project::forget_recent()
{
    QSettings(m_settings_file, QSettings::IniFormat).remove(recent_key);
    Q_EMIT changed();
}

void Project::start_new()
{
    ++m_opening;
    set_file({}, {}, m_document.defaults());
    m_document.load(m_document.defaults());
}

void Project::open(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QString autosave = autosave_file(m_data_folder, absolute);
    in_background(
        this,
        [absolute, autosave, base = m_document.defaults()] {
            return open_file(absolute, autosave, base);
        },
        [this, absolute, autosave, number = ++m_opening](const Opening& opening) {
            if (number != m_opening)
                return;
            if (!opening.file) {
                Q_EMIT failed(QString::fromStdString(opening.file.error().message));
                return;
            }
            const ProjectFile& file = opening.file.value();
            set_file(absolute, file.text, file.content.composition);
            m_is_read_only = file.content.is_newer;
            m_document.load(file.content.composition);
            remember(absolute);
            Q_EMIT opened(absolute);
            if (opening.autosave.isValid())
                Q_EMIT autosave_found(autosave, opening.autosave);
        });
}

void Project::save()
{
    write(m_path);
}

void Project::save_as(const QString& path)
{
    m_is_read_only = false;
    write(QFileInfo(path).absoluteFilePath());
}

void Project::write(const QString& path)
{
    const Composition composition = m_document.composition();
    const QByteArray text = project_json(composition, m_text);
    in_background(
        this,
        [path, text, data = m_data_folder] {
            Result<void> outcome = write_project_file(path, text, backup_folder(data, path));
            if (outcome)
                QFile::remove(autosave_file(data, path));
            return outcome;
        },
        [this, path, text, composition](const Result<void>& outcome) {
            if (!outcome) {
                Q_EMIT failed(QString::fromStdString(outcome.error().message));
                return;
            }
            set_file(path, text, composition);
            remember(path);
            Q_EMIT saved(path);
        });
}

void Project::take_over(const QString& file)
{
    in_background(
        this, [file, base = m_document.defaults()] { return read_project_file(file, base); },
        [this](const Result<ProjectFile>& read) {
            if (!read) {
                Q_EMIT failed(QString::fromStdString(read.error().message));
                return;
            }
            m_document.edit(tr("Older version"), [&read](Composition& composition) {
                composition = read.value().content.composition;
            });
        });
}

void Project::resume(const QString& path, const Composition& composition, const QByteArray& text)
{
    ++m_opening;
    const Result<ReadProject> saved = read_project_json(text, m_document.defaults());
    set_file(path, text, saved ? saved.value().composition : m_document.defaults());
    m_is_read_only = saved && saved.value().is_newer;
    m_document.load(composition);
}

QStringList Project::backups() const
{
    return m_path.isEmpty() ? QStringList()
                            : flipbook::ui::backups(backup_folder(m_data_folder, m_path));
}

void Project::autosave()
{
    if (m_path.isEmpty() || !m_is_dirty)
        return;
    const QString file = autosave_file(m_data_folder, m_path);
    in_background(
        this,
        [file, text = project_json(m_document.composition(), m_text)] {
            QDir().mkpath(QFileInfo(file).path());
            return write_project_file(file, text);
        },
        [this](const Result<void>& outcome) {
            if (!outcome)
                Q_EMIT failed(QString::fromStdString(outcome.error().message));
        });
}

void Project::set_file(const QString& path, const QByteArray& text, const Composition& saved)
{
    m_autosave_timer.stop();
    m_path = path;
    m_text = text;
    m_saved = saved;
    m_is_read_only = false;
    m_is_dirty = m_document.composition() != m_saved;
    Q_EMIT changed();
}

void Project::update_dirty()
{
    const bool is_dirty = m_document.composition() != m_saved;
    if (is_dirty == m_is_dirty)
        return;
    m_is_dirty = is_dirty;
    Q_EMIT changed();
}

void Project::remember(const QString& path)
{
    QStringList paths = recent();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > recent_count)
        paths.removeLast();
    QSettings(m_settings_file, QSettings::IniFormat).setValue(recent_key, paths);
    Q_EMIT changed();
}

}  // namespace flipbook::ui
