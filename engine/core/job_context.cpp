// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job_context.h"

#include <utility>

namespace flipbook {

Result<void> JobContext::keep_going() const
{
    if (m_stop.stop_requested())
        return Error{ErrorCode::cancelled, "The job was cancelled."};
    return {};
}

void JobContext::step_completed(StepCompleted event)
{
    event.job = m_job;
    if (event.phase == Phase::denoise && event.window == event.windows)
        m_steps_done = event.step;
    m_sink(event);
}

void JobContext::training_step(TrainingStep event)
{
    event.job = m_job;
    m_steps_done = static_cast<int>(event.step);
    m_sink(event);
}

void JobContext::layers_measured(LayersMeasured event)
{
    event.job = m_job;
    m_sink(std::move(event));
}

}  // namespace flipbook
