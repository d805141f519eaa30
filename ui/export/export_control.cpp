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
#include "ui/jobs/queue_panel.h"
#include "ui/window/app_paths.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

namespace {

QString folder_of(const ExportTask& task)
{
    return QFileInfo(task.request.path).absolutePath();
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
    // The folder that is proposed at first need not exist yet.
    in_background(
        this, [folder = folder_of(tasks.front())] { return QDir().mkpath(folder); },
        [this, tasks](bool) { m_runner.add(tasks); });
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
            + QLatin1Char('\n') + QString::fromStdString(error.message),
        {{tr("Retry"), tr("Writes the same file once more"), [this, task] { run({task}); }},
         {tr("Change folder…"), tr("Writes it into another folder"),
          [this, task] { change_folder(task); }}});
}

void ExportControl::change_folder(ExportTask task)
{
    const QString folder =
        QFileDialog::getExistingDirectory(&m_window, tr("Folder for exports"), m_media_folder);
    if (folder.isEmpty())
        return;
    const QFileInfo target(task.request.path);
    task.request.path =
        QFileInfo(QDir(folder).filePath(target.fileName())).filesystemAbsoluteFilePath();
    task.request.overwrite = false;  // What was allowed, was so in the other folder.
    run({task});
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
