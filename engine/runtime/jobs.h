// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

#include "core/job_context.h"
#include "flipbook/event.h"
#include "flipbook/result.h"
#include "runtime/worker.h"

namespace flipbook {

// Turns what a library threw into an Error. Runs inside the handler: may rethrow the pointer.
using ErrorTranslator = std::function<Error(const std::exception_ptr&)>;

// Runs `work` and turns whatever it throws into an Error: the engine's one catch site.
Result<Event> run_guarded(const std::function<Result<Event>()>& work,
                          const ErrorTranslator& translate);

// Jobs of one kind, one after the other on a thread of their own, each with exactly one final
// event. Every method may be called from any thread but the sink's.
class JobQueue {
public:
    // Returns the job's final event.
    using Work = std::function<Result<Event>(JobContext&)>;

    JobQueue(EventSink sink, ErrorTranslator translate);

    // Cancels what is running, drops what is queued without an event, and waits.
    ~JobQueue();

    // Does not block. `job` must be unique among all queues that share the sink.
    void post(JobId job, Work work);

    // A job that waits ends as JobCancelled when its turn comes; one that ended is left alone.
    void cancel(JobId job);

    // Every job that has not ended.
    void cancel_all();

    // Runs something on the jobs' thread, after those posted before, without an event. It must
    // not throw.
    void run_silently(std::function<void()> task) { m_worker.post(std::move(task)); }

    void wait_until_idle() { m_worker.wait_until_idle(); }

private:
    void run(JobId job, const Work& work, const std::stop_token& stop);

    EventSink m_sink;
    ErrorTranslator m_translate;
    std::mutex m_mutex;
    std::map<JobId, std::stop_source> m_stop_sources;  // Of jobs that have not ended.
    Worker m_worker;                                   // Last: its thread uses all of the above.
};

}  // namespace flipbook
