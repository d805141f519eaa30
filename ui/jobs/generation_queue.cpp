// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/generation_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace flipbook::ui {

namespace {

bool has_ended(const GenerationJob& job)
{
    return job.state != JobState::waiting && job.state != JobState::running;
}

// A device that never was there is not lost.
bool has_device(const EngineBridge& engine, const GenerationRequest& request)
{
    const std::string& wanted = request.compute.device;
    const auto& devices = engine.capabilities().devices;
    return wanted == "auto"
           || std::any_of(devices.begin(), devices.end(), [&wanted](const Device& device) {
                  return device.id.starts_with(wanted);
              });
}

}  // namespace

GenerationQueue::GenerationQueue(EngineBridge& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_last_id(QDateTime::currentMSecsSinceEpoch())
{
    connect_engine();
}

void GenerationQueue::connect_engine()
{
    connect(&m_engine, &EngineBridge::ready, this, &GenerationQueue::start_next);
    connect(&m_engine, &EngineBridge::ended, this, [this] {
        set_device_lost(false);
        if (m_engine_job)
            end_running(*m_engine_job, JobState::cancelled);
    });
    connect(&m_engine, &EngineBridge::phase_started, this, [this](JobId id, Phase phase) {
        if (GenerationJob* job = running_job(id)) {
            job->progress = JobProgress{};
            job->progress.phase = phase;
            announce(*job);
        }
    });
    connect(&m_engine, &EngineBridge::steps_completed, this,
            [this](JobId id, const std::vector<StepCompleted>& steps) {
                GenerationJob* job = running_job(id);
                if (!job)
                    return;
                const StepCompleted& last = steps.back();
                job->progress = {last.phase,  last.step,    last.steps,
                                 last.window, last.windows, last.eta_seconds};
                announce(*job);
                Q_EMIT steps_completed(job->id, steps);
            });
    connect(&m_engine, &EngineBridge::preview_ready, this, [this](const PreviewReady& preview) {
        if (GenerationJob* job = running_job(preview.job)) {
            job->partial = preview.latents;
            Q_EMIT preview_ready(m_running_id, preview.preview);
        }
    });
    connect(&m_engine, &EngineBridge::notice, this, [this](JobId id, const QString& text) {
        if (running_job(id))
            Q_EMIT notice(m_running_id, text);
    });
    connect(&m_engine, &EngineBridge::clip_ready, this, [this](const ClipReady& clip) {
        if (running_job(clip.job))
            Q_EMIT clip_ready(m_running_id, clip);
        end_running(clip.job, JobState::done);
    });
    connect(&m_engine, &EngineBridge::job_failed, this,
            [this](JobId id, const Error& error) { end_running(id, JobState::failed, error); });
    connect(&m_engine, &EngineBridge::job_cancelled, this,
            [this](JobId id) { end_running(id, JobState::cancelled); });
}

const GenerationJob* GenerationQueue::find(qint64 id) const
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [id](const GenerationJob& job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

GenerationJob* GenerationQueue::job_with(qint64 id)
{
    return const_cast<GenerationJob*>(std::as_const(*this).find(id));
}

const GenerationJob* GenerationQueue::running() const
{
    return m_engine_job ? find(m_running_id) : nullptr;
}

GenerationJob* GenerationQueue::running_job(JobId engine_job)
{
    return m_engine_job == engine_job ? job_with(m_running_id) : nullptr;
}

int GenerationQueue::waiting_count() const
{
    return static_cast<int>(
        std::count_if(m_jobs.begin(), m_jobs.end(),
                      [](const GenerationJob& job) { return job.state == JobState::waiting; }));
}

qint64 GenerationQueue::add(GenerationRequest request, Place place)
{
    GenerationJob job;
    job.id = ++m_last_id;
    job.request = std::move(request);
    job.added = QDateTime::currentDateTimeUtc();
    const auto position =
        std::find_if(m_jobs.begin(), m_jobs.end(), [place](const GenerationJob& other) {
            return has_ended(other) || (place == Place::front && other.state == JobState::waiting);
        });
    const GenerationJob added = *m_jobs.insert(position, std::move(job));
    Q_EMIT job_added(added);
    start_next();
    return added.id;
}

void GenerationQueue::move(qint64 id, int place)
{
    const GenerationJob* job = find(id);
    if (!job || job->state != JobState::waiting)
        return;
    const GenerationJob moved = *job;
    std::erase_if(m_jobs, [id](const GenerationJob& other) { return other.id == id; });
    const auto first = std::find_if(m_jobs.begin(), m_jobs.end(), [](const GenerationJob& other) {
        return other.state != JobState::running;
    });
    const auto last = std::find_if(first, m_jobs.end(), has_ended);
    const auto position = first + std::clamp<std::ptrdiff_t>(place, 0, last - first);
    m_jobs.insert(position, moved);
    Q_EMIT order_changed();
}

void GenerationQueue::remove(qint64 id)
{
    const GenerationJob* job = find(id);
    if (!job || job->state == JobState::running)
        return;
    std::erase_if(m_jobs, [id](const GenerationJob& other) { return other.id == id; });
    Q_EMIT job_removed(id);
}

void GenerationQueue::remove_ended()
{
    std::vector<qint64> ended;
    for (const GenerationJob& job : m_jobs)
        if (has_ended(job))
            ended.push_back(job.id);
    for (const qint64 id : ended)
        remove(id);
}

qint64 GenerationQueue::duplicate(qint64 id)
{
    const GenerationJob* job = find(id);
    return job ? add(GenerationRequest(job->request)) : 0;
}

qint64 GenerationQueue::retry(qint64 id)
{
    const GenerationJob* job = find(id);
    if (!job || !has_ended(*job))
        return 0;
    GenerationRequest request = job->request;
    remove(id);
    return add(std::move(request), Place::front);
}

void GenerationQueue::stop()
{
    if (!m_engine_job)
        return;
    GenerationJob* job = job_with(m_running_id);
    job->is_stopping = true;
    announce(*job);
    m_engine.cancel(*m_engine_job);
}

void GenerationQueue::keep_partial(qint64 id)
{
    GenerationJob* job = job_with(id);
    if (!job || job->state != JobState::cancelled || !job->partial)
        return;
    job->state = JobState::waiting;
    job->is_partial = true;
    move(id, 0);
    start_next();
}

void GenerationQueue::set_paused(bool paused)
{
    if (paused == m_is_paused)
        return;
    m_is_paused = paused;
    Q_EMIT paused_changed(paused);
    start_next();
}

void GenerationQueue::set_device_lost(bool lost)
{
    if (lost == m_is_device_lost)
        return;
    m_is_device_lost = lost;
    Q_EMIT device_lost_changed();
}

void GenerationQueue::set_held(Hold reason, bool held)
{
    if (held == is_held(reason))
        return;
    if (held)
        m_holds.insert(reason);
    else
        m_holds.erase(reason);
    Q_EMIT held_changed();
    start_next();
}

void GenerationQueue::restore(std::vector<GenerationJob> jobs)
{
    for (const GenerationJob& job : jobs)
        m_last_id = std::max(m_last_id, job.id);
    m_jobs.insert(m_jobs.end(), std::make_move_iterator(jobs.begin()),
                  std::make_move_iterator(jobs.end()));
    std::stable_partition(m_jobs.begin(), m_jobs.end(),
                          [](const GenerationJob& job) { return !has_ended(job); });
    Q_EMIT order_changed();
    start_next();
}

// By value: who listens may change the list.
void GenerationQueue::announce(GenerationJob job)
{
    Q_EMIT job_changed(job);
}

void GenerationQueue::start_next()
{
    if (m_is_paused || is_held() || m_engine_job || !m_engine.is_ready())
        return;
    const auto next = std::find_if(m_jobs.begin(), m_jobs.end(), [](const GenerationJob& job) {
        return job.state == JobState::waiting;
    });
    if (next == m_jobs.end())
        return;
    std::rotate(m_jobs.begin(), next, next + 1);
    GenerationJob& job = m_jobs.front();
    job.state = JobState::running;
    m_running_id = job.id;
    m_engine_job =
        job.is_partial ? m_engine.decode(job.partial, job.request) : m_engine.generate(job.request);
    Q_EMIT order_changed();
    announce(m_jobs.front());
}

void GenerationQueue::end_running(JobId engine_job, JobState state, std::optional<Error> error)
{
    GenerationJob* job = running_job(engine_job);
    if (!job)
        return;
    m_engine_job.reset();
    job->state = state;
    job->is_stopping = false;
    job->error = std::move(error);
    if (state == JobState::done) {
        job->partial.reset();
        set_device_lost(false);
    }
    // A lost device fails every job alike: those that wait are kept for a new engine.
    if (job->error && job->error->code == ErrorCode::device) {
        set_device_lost(has_device(m_engine, job->request));
        set_paused(true);
    }
    // To the front of those that ended.
    const auto first_ended = std::find_if(m_jobs.begin() + 1, m_jobs.end(), has_ended);
    std::rotate(m_jobs.begin(), m_jobs.begin() + 1, first_ended);
    Q_EMIT order_changed();
    if (const GenerationJob* ended = find(m_running_id))
        announce(*ended);
    start_next();
}

}  // namespace flipbook::ui
