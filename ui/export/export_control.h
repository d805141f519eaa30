// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "ui/export/export_dialog.h"
#include "ui/export/export_runner.h"

class QWidget;

namespace flipbook::ui {

class Banner;
class EngineBridge;
class QueuePanel;
struct AppPaths;

// Exports from the question to the answer: the dialog, the progress below the queue, and a banner
// at the end.
class ExportControl final : public QObject {
    Q_OBJECT

public:
    ExportControl(EngineBridge& engine, const AppPaths& paths, Banner& banner,
                  QueuePanel& queue_panel, QWidget& window);

    void ask(const ExportDialog::Subject& subject);
    void run(const QList<ExportTask>& tasks);

    const ExportRunner& runner() const { return m_runner; }

Q_SIGNALS:
    void changed();

private:
    void show_progress();
    void tell_failure(const ExportTask& task, const Error& error);
    void tell_success(const QStringList& paths);
    void change_folder(ExportTask task);

    EngineBridge& m_engine;
    QString m_media_folder;
    QString m_settings_file;
    Banner& m_banner;
    QueuePanel& m_queue_panel;
    QWidget& m_window;
    ExportRunner m_runner;
    QPointer<ExportDialog> m_dialog;
};

}  // namespace flipbook::ui
