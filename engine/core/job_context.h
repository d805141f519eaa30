// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <utility>

#include "flipbook/event.h"
#include "flipbook/result.h"

namespace flipbook {

// What a running job may say and ask. Made by the queue that runs
// the job, used on its thread only.
class JobContext {
public:
    JobContext(JobId job, const EventSink& sink, std::stop_token stop)
        : m_job(job), m_sink(sink), m_stop(std::move(stop))
    { }

    JobId job() const { return m_job; }

    // ErrorCode::cancelled once the job has been cancelled: FLIPBOOK_TRY(job.keep_going()).
    Result<void> keep_going() const;

    void phase_started(Phase phase) { m_sink(PhaseStarted{m_job, phase}); }
    void notice(std::string text) { m_sink(Notice{m_job, std::move(text)}); }
    void preview(ClipPtr clip, LatentsPtr latents)
    {
        m_sink(PreviewReady{m_job, std::move(clip), std::move(latents)});
    }

    // `event.job` is filled in.
    void step_completed(StepCompleted event);

    void training_step(TrainingStep event);

    void layers_measured(LayersMeasured event);

    // Of phase denoise, or of a training, so far.
    int steps_done() const { return m_steps_done; }

private:
    JobId m_job;
    const EventSink& m_sink;
    std::stop_token m_stop;
    int m_steps_done = 0;
};

}  // namespace flipbook
