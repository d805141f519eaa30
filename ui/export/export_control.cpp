// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_control.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>
#include <utility>

#include "ui/document/in_background.h"
#include "ui/engine/engine_bridge.h"
#include "ui/errors/error_text.h"
#include "ui/export/size_estimate.h"
#include "ui/jobs/queue_panel.h"
#include "ui/window/app_paths.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

namespace {

QString folder_of(const ExportTask& task)
{
    return QFileInfo(task.request.path).absolutePath();
}

// About what the files take together. Looks at the pictures: not on the GUI thread.
qint64 needed_bytes(const QList<ExportTask>& tasks)
{
    double bytes = 0;
    for (const ExportTask& task : tasks) {
        const Complexity complexity = complexity_of(*task.clip, task.request.edit);
        const int frames = frames_of(task.request.edit, static_cast<int>(task.clip->frames.size()));
        // A format that is not known may be one of plain pictures.
        bytes += estimated_bytes(task.request.format, complexity, frames)
                     .value_or(3 * complexity.pixels * frames);
    }
    return static_cast<qint64>(bytes);
}

}  // namespace

ExportControl::ExportControl(EngineBridge& engine, const AppPaths& paths, Banner& banner,
                             QueuePanel& queue_panel, QWidget& window)
    : QObject(&window), m_engine(engine), m_media_folder(paths.media),
      m_settings_file(paths.settings_file), m_banner(banner), m_queue_panel(queue_panel),
      m_window(window), m_runner(engine)
{
    connect(&m_runner, &ExportRunner::progressed, this, &ExportControl::show_progress);
    connect(&m_runner, &ExportRunner::finished, this, &ExportControl::tell_success);
    connect(&m_runner, &ExportRunner::failed, this, &ExportControl::tell_failure);
    connect(&m_queue_panel, &QueuePanel::export_stopped, &m_runner, &ExportRunner::stop);
}

void ExportControl::ask(const ExportDialog::Subject& subject)
{
    if (!m_engine.is_ready()) {
        m_banner.show_message(Banner::Kind::warning,
                              tr("The engine is still being loaded; then clips can be exported."));
        return;
    }
    if (m_dialog)
        m_dialog->close();
    m_dialog = new ExportDialog(subject, m_engine.capabilities().formats, m_media_folder,
                                m_settings_file, &m_window);
    connect(m_dialog, &ExportDialog::chosen, this, &ExportControl::run);
    m_dialog->show();
}

void ExportControl::run(const QList<ExportTask>& tasks)
{
    if (tasks.isEmpty())
        return;
    struct Answer {
        std::optional<qint64> free;
        qint64 needed = 0;
    };
    in_background(
        this,
        [tasks, free = m_free_bytes] {
            // The folder that is proposed at first need not exist yet.
            const QString folder = folder_of(tasks.front());
            QDir().mkpath(folder);
            return Answer{free(folder), needed_bytes(tasks)};
        },
        [this, tasks](const Answer& answer) { begin(tasks, answer.free, answer.needed); });
}

void ExportControl::begin(const QList<ExportTask>& tasks, std::optional<qint64> free, qint64 needed)
{
    if (m_is_full_disk_allowed || !is_low(free, needed)) {
        m_runner.add(tasks);
        return;
    }
    m_banner.show_message(
        Banner::Kind::warning,
        tr("The disk is nearly full: %1 are free, and the export may take %2.")
            .arg(bytes_text(*free), bytes_text(needed)),
        {{tr("Export anyway"), tr("Does not ask again until Flipbook starts anew"),
          [this, tasks] {
              m_is_full_disk_allowed = true;
              m_runner.add(tasks);
          }},
         {tr("Change folder…"), tr("Writes it into another folder"),
          [this, tasks] { change_folder(tasks); }}});
}

void ExportControl::show_progress()
{
    m_queue_panel.show_export(m_runner.is_running() ? tr("Exporting %1").arg(m_runner.file_name())
                                                    : QString(),
                              m_runner.fraction());
    Q_EMIT changed();
}

void ExportControl::tell_failure(const ExportTask& task, const Error& error)
{
    m_banner.show_message(
        Banner::Kind::error,
        tr("%1 could not be exported.").arg(QFileInfo(task.request.path).fileName())
            + QLatin1Char('\n') + error_text(error),
        {{tr("Retry"), tr("Writes the same file once more"), [this, task] { run({task}); }},
         {tr("Change folder…"), tr("Writes it into another folder"),
          [this, task] { change_folder({task}); }}});
}

void ExportControl::change_folder(QList<ExportTask> tasks)
{
    const QString folder =
        QFileDialog::getExistingDirectory(&m_window, tr("Folder for exports"), m_media_folder);
    if (folder.isEmpty())
        return;
    for (ExportTask& task : tasks) {
        const QFileInfo target(task.request.path);
        task.request.path =
            QFileInfo(QDir(folder).filePath(target.fileName())).filesystemAbsoluteFilePath();
        task.request.overwrite = false;  // What was allowed, was so in the other folder.
    }
    run(tasks);
}

void ExportControl::tell_success(const QStringList& paths)
{
    const QString folder = QFileInfo(paths.constLast()).absolutePath();
    QStringList names;
    for (const QString& path : paths)
        names << QFileInfo(path).fileName();
    m_banner.show_message(Banner::Kind::information,
                          tr("Exported: %1").arg(names.join(QStringLiteral(", "))),
                          {{tr("Show in folder"), QDir::toNativeSeparators(folder),
                            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }}});
}

}  // namespace flipbook::ui
