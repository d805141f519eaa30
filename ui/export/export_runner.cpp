// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_runner.h"

#include <QFileInfo>
#include <utility>

#include "ui/engine/engine_bridge.h"

namespace flipbook::ui {

ExportRunner::ExportRunner(EngineBridge& engine, QObject* parent)
    : QObject(parent), m_engine(engine)
{
    connect(&engine, &EngineBridge::steps_completed, this,
            [this](JobId job, const std::vector<StepCompleted>& steps) {
                if (!is_mine(job) || steps.back().steps <= 0)
                    return;
                m_fraction = static_cast<double>(steps.back().step) / steps.back().steps;
                Q_EMIT progressed();
            });
    connect(&engine, &EngineBridge::file_written, this,
            [this](JobId job, const std::filesystem::path& path) {
                if (!is_mine(job))
                    return;
                m_written << QFileInfo(path).absoluteFilePath();
                m_tasks.removeFirst();
                start_next();
            });
    connect(&engine, &EngineBridge::job_failed, this, [this](JobId job, const Error& error) {
        if (!is_mine(job))
            return;
        const ExportTask task = m_tasks.takeFirst();
        start_next();
        Q_EMIT failed(task, error);
    });
    connect(&engine, &EngineBridge::job_cancelled, this, [this](JobId job) {
        if (!is_mine(job))
            return;
        m_tasks.clear();
        m_written.clear();
        m_job.reset();
        Q_EMIT progressed();
        Q_EMIT stopped();
    });
    // Begun anew once there is another engine.
    connect(&engine, &EngineBridge::ended, this, [this] {
        m_job.reset();
        m_fraction = 0;
        Q_EMIT progressed();
    });
    connect(&engine, &EngineBridge::ready, this, [this] {
        if (!m_job)
            start_next();
    });
}

void ExportRunner::add(QList<ExportTask> tasks)
{
    m_tasks += std::move(tasks);
    if (!m_job)
        start_next();
}

void ExportRunner::stop()
{
    if (m_job)
        m_engine.cancel(*m_job);
}

QString ExportRunner::file_name() const
{
    return m_tasks.isEmpty() ? QString() : QFileInfo(m_tasks.first().request.path).fileName();
}

void ExportRunner::start_next()
{
    m_job.reset();
    m_fraction = 0;
    // Without an engine they wait for it.
    if (!m_tasks.isEmpty() && m_engine.is_ready())
        m_job = m_engine.export_clip(m_tasks.first().clip, m_tasks.first().request);
    Q_EMIT progressed();
    if (m_tasks.isEmpty() && !m_written.isEmpty())
        Q_EMIT finished(std::exchange(m_written, {}));
}

}  // namespace flipbook::ui
