// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/escape_stop.h"

#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

namespace {

constexpr int patience_ms = 2000;

}  // namespace

EscapeStop::EscapeStop(GenerationQueue& queue, QObject* parent) : QObject(parent), m_queue(queue)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(patience_ms);
}

void EscapeStop::press()
{
    const GenerationJob* job = m_queue.running();
    if (!job || job->is_stopping)
        return;
    if (is_asking() && m_asked_job == job->id) {
        m_timer.stop();
        Q_EMIT asked({}, 1);
        m_queue.stop();
        return;
    }
    m_asked_job = job->id;
    m_timer.start();
    Q_EMIT asked(tr("Press Esc again to stop this clip."), patience_ms);
}

}  // namespace flipbook::ui
