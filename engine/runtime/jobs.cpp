// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/jobs.h"

#include <new>
#include <utility>

namespace flipbook {

Result<Event> run_guarded(const std::function<Result<Event>()>& work,
                          const ErrorTranslator& translate)
{
    try {
        return work();
    } catch (...) {
        return translate(std::current_exception());
    }
}

JobQueue::JobQueue(EventSink sink, ErrorTranslator translate)
    : m_sink(std::move(sink)), m_translate(std::move(translate))
{ }

JobQueue::~JobQueue()
{
    cancel_all();
}

void JobQueue::post(JobId job, Work work)
{
    std::stop_token stop;
    {
        const std::lock_guard lock(m_mutex);
        stop = m_stop_sources[job].get_token();
    }
    m_worker.post([this, job, stop, work = std::move(work)] { run(job, work, stop); });
}

void JobQueue::cancel(JobId job)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_stop_sources.find(job); found != m_stop_sources.end())
        found->second.request_stop();
}

void JobQueue::cancel_all()
{
    const std::lock_guard lock(m_mutex);
    for (auto& [job, source] : m_stop_sources)
        source.request_stop();
}

void JobQueue::run(JobId job, const Work& work, const std::stop_token& stop)
{
    JobContext context(job, m_sink, stop);
    if (!stop.stop_requested())
        m_sink(JobStarted{job});
    auto outcome = run_guarded(
        [&]() -> Result<Event> {
            FLIPBOOK_TRY(context.keep_going());
            return work(context);
        },
        m_translate);
    {
        const std::lock_guard lock(m_mutex);
        m_stop_sources.erase(job);
    }
    if (outcome)
        m_sink(std::move(outcome.value()));
    else if (outcome.error().code == ErrorCode::cancelled)
        m_sink(JobCancelled{job, context.steps_done()});
    else
        m_sink(JobFailed{job, std::move(outcome.error())});
}

}  // namespace flipbook
