// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <optional>
#include <utility>

#include "ui/export/export_dialog.h"
#include "ui/export/export_runner.h"
#include "ui/history/disk_space.h"

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
    // Asks first where the disk has less than twice the room that the files may take.
    void run(const QList<ExportTask>& tasks);

    void set_free_bytes(FreeBytes free) { m_free_bytes = std::move(free); }

    const ExportRunner& runner() const { return m_runner; }

Q_SIGNALS:
    void changed();

private:
    void show_progress();
    void tell_failure(const ExportTask& task, const Error& error);
    void begin(const QList<ExportTask>& tasks, std::optional<qint64> free, qint64 needed);
    void tell_success(const QStringList& paths);
    void change_folder(QList<ExportTask> tasks);

    EngineBridge& m_engine;
    QString m_media_folder;
    QString m_settings_file;
    Banner& m_banner;
    QueuePanel& m_queue_panel;
    QWidget& m_window;
    FreeBytes m_free_bytes = free_bytes;
    bool m_is_full_disk_allowed = false;  // For the rest of this session.
    ExportRunner m_runner;
    QPointer<ExportDialog> m_dialog;
};

}  // namespace flipbook::ui
