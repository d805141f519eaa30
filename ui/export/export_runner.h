// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <optional>

#include "flipbook/event.h"
#include "flipbook/exporter.h"

namespace flipbook::ui {

class EngineBridge;

// A clip to be written to one file.
struct ExportTask {
    ClipPtr clip;
    ExportRequest request;
};

// Writes clips to files, one after the other, on the engine's export thread. GUI thread.
class ExportRunner final : public QObject {
    Q_OBJECT

public:
    explicit ExportRunner(EngineBridge& engine, QObject* parent = nullptr);

    void add(QList<ExportTask> tasks);
    // Ends the one that is written and forgets those after it.
    void stop();

    bool is_running() const { return m_job.has_value(); }
    // "waves.mp4"; of the one that is written.
    QString file_name() const;
    double fraction() const { return m_fraction; }

Q_SIGNALS:
    void progressed();
    // All that were added are written; the paths, in order.
    void finished(const QStringList& paths);
    // This one could not be written; the others go on.
    void failed(const flipbook::ui::ExportTask& task, const flipbook::Error& error);
    void stopped();

private:
    void start_next();
    bool is_mine(JobId job) const { return m_job == job; }

    EngineBridge& m_engine;
    QList<ExportTask> m_tasks;  // The first one is being written.
    std::optional<JobId> m_job;
    QStringList m_written;
    double m_fraction = 0;
};

}  // namespace flipbook::ui
