// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/stop_control.h"

#include <QAction>

#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

namespace {

constexpr int patience_ms = 15'000;

}  // namespace

StopControl::StopControl(QAction& action, GenerationQueue& queue, EngineBridge& engine,
                         QObject* parent)
    : QObject(parent), m_action(action), m_queue(queue), m_engine(engine), m_text(action.text()),
      m_hint(action.toolTip())
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience_ms);
    connect(&action, &QAction::triggered, this, &StopControl::press);
    connect(&queue, &GenerationQueue::job_changed, this, &StopControl::update);
    connect(&m_patience, &QTimer::timeout, this, &StopControl::update);
    update();
}

void StopControl::press()
{
    const GenerationJob* job = m_queue.running();
    if (job && job->is_stopping)
        m_engine.start();
    else
        m_queue.stop();
}

void StopControl::update()
{
    const GenerationJob* job = m_queue.running();
    const bool is_stopping = job && job->is_stopping;
    if (!is_stopping) {
        m_stopped_job = 0;
        m_patience.stop();
    } else if (m_stopped_job != job->id) {
        m_stopped_job = job->id;
        m_patience.start();
    }
    const bool may_force = is_stopping && !m_patience.isActive();
    m_action.setText(may_force ? tr("&Force") : is_stopping ? tr("Stopping…") : m_text);
    m_action.setToolTip(
        may_force ? tr("Gives the engine up and loads another one; models are read anew") : m_hint);
    m_action.setEnabled(job && (!is_stopping || may_force));
}

}  // namespace flipbook::ui
