// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <optional>
#include <set>
#include <vector>

#include "ui/engine/engine_bridge.h"
#include "ui/jobs/generation_job.h"

namespace flipbook::ui {

// The clips that are to be made, in the order of their turn. The engine is given one at a time,
// so that what waits can be changed, and an order kept over a restart. GUI thread.
class GenerationQueue final : public QObject {
    Q_OBJECT

public:
    enum class Place { back, front };

    explicit GenerationQueue(EngineBridge& engine, QObject* parent = nullptr);

    // The running job first, then those that wait, then those that ended, newest first.
    const std::vector<GenerationJob>& jobs() const { return m_jobs; }
    const GenerationJob* find(qint64 id) const;
    const GenerationJob* running() const;
    int waiting_count() const;

    // The identifier of the new job.
    qint64 add(GenerationRequest request, Place place = Place::back);

    // Of a job that waits: to another place among those that wait, 0 is the next.
    void move(qint64 id, int place);
    // Of any job but the running one.
    void remove(qint64 id);
    void remove_ended();
    qint64 duplicate(qint64 id);
    // A new job with the request of one that failed or was cancelled, in place of it.
    qint64 retry(qint64 id);

    // Cancels the running job, if there is one; it ends within one pass of the UNet.
    void stop();
    // Makes a clip of what a stopped job has, before all that waits. Needs `partial`.
    void keep_partial(qint64 id);

    // A paused queue ends the job that runs and begins none.
    void set_paused(bool paused);
    bool is_paused() const { return m_is_paused; }

    // What keeps a queue from beginning jobs besides its user: clips are made faster than they are
    // written to the disk, the engine trains or looks inside a model, or the disk has too little
    // room or is being asked.
    enum class Hold { backlog, training, inspection, disk };
    void set_held(Hold reason, bool held);
    bool is_held() const { return !m_holds.empty(); }
    bool is_held(Hold reason) const { return m_holds.contains(reason); }

    // From a failure of a device that the engine has on, until there is another engine, or a clip
    // comes to its end all the same.
    bool is_device_lost() const { return m_is_device_lost; }

    // What an earlier session left, in order, none of it running; what was added meanwhile stays
    // before it.
    void restore(std::vector<GenerationJob> jobs);

Q_SIGNALS:
    void job_added(const flipbook::ui::GenerationJob& job);
    void job_changed(const flipbook::ui::GenerationJob& job);  // State, progress or error.
    void job_removed(qint64 id);
    void order_changed();
    void paused_changed(bool paused);
    void held_changed();
    void device_lost_changed();

    // Of the running job.
    void steps_completed(qint64 id, const std::vector<flipbook::StepCompleted>& steps);
    void preview_ready(qint64 id, const flipbook::ClipPtr& preview);
    void notice(qint64 id, const QString& text);
    void clip_ready(qint64 id, const flipbook::ClipReady& clip);

private:
    GenerationJob* job_with(qint64 id);
    GenerationJob* running_job(JobId engine_job);
    void connect_engine();
    void announce(GenerationJob job);
    void start_next();
    void set_device_lost(bool lost);
    void end_running(JobId engine_job, JobState state, std::optional<Error> error = {});

    EngineBridge& m_engine;
    std::vector<GenerationJob> m_jobs;
    std::optional<JobId> m_engine_job;  // Of the running job.
    qint64 m_running_id = 0;
    qint64 m_last_id;  // From the clock on: jobs are added before the stored ones are read.
    bool m_is_paused = false;
    bool m_is_device_lost = false;
    std::set<Hold> m_holds;
};

}  // namespace flipbook::ui
