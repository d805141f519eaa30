// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/engine_bridge.h"

#include <QMetaObject>
#include <QPointer>
#include <mutex>
#include <utility>
#include <variant>

namespace flipbook::ui {

namespace {

constexpr int flush_interval_ms = 50;  // 20 updates a second.
constexpr int ending_ms = 2000;

}  // namespace

// Shared with the sink, which may be called until the engine is gone; the bridge is told once for
// any number of events.
struct EngineBridge::Inbox {
    std::mutex mutex;
    std::vector<Event> events;
    EngineBridge* bridge = nullptr;  // Null once it no longer listens.

    void leave()
    {
        const std::lock_guard lock(mutex);
        bridge = nullptr;
        events.clear();
    }
};

EngineBridge::EngineBridge(EngineMaker maker, EngineOptions options, QObject* parent)
    : QObject(parent), m_maker(std::move(maker)), m_options(options),
      m_inbox(std::make_shared<Inbox>())
{
    m_inbox->bridge = this;
    m_flush_timer.setSingleShot(true);
    m_flush_timer.setInterval(flush_interval_ms);
    connect(&m_flush_timer, &QTimer::timeout, this, &EngineBridge::flush_steps);
}

EngineBridge::~EngineBridge()
{
    m_inbox->leave();
    if (m_starter)
        m_starter->wait();
    m_engine.reset();
    // One that hangs must not keep the program from ending. Its thread is not to be destroyed.
    for (std::unique_ptr<QThread>& ending : m_endings)
        if (!ending->wait(ending_ms))
            static_cast<void>(ending.release());
}

void EngineBridge::start()
{
    if (std::exchange(m_is_starting, true))
        return;
    give_up_engine();
    const auto sink = [inbox = m_inbox](Event event) {
        const std::lock_guard lock(inbox->mutex);
        inbox->events.push_back(std::move(event));
        if (inbox->bridge && inbox->events.size() == 1)
            QMetaObject::invokeMethod(inbox->bridge, &EngineBridge::empty_inbox,
                                      Qt::QueuedConnection);
    };
    // The result waits in a shared place: a functor that is queued must be copyable.
    m_starter.reset(QThread::create([maker = m_maker, options = m_options, sink, inbox = m_inbox] {
        auto made = std::make_shared<Result<std::unique_ptr<Engine>>>(maker(options, sink));
        const std::lock_guard lock(inbox->mutex);
        if (!inbox->bridge)
            return;
        QMetaObject::invokeMethod(
            inbox->bridge,
            [bridge = inbox->bridge, made] { bridge->engine_made(std::move(*made)); },
            Qt::QueuedConnection);
    }));
    m_starter->start();
}

void EngineBridge::give_up_engine()
{
    std::erase_if(m_endings, [](const auto& ending) { return ending->isFinished(); });
    if (!m_engine)
        return;
    m_inbox->leave();
    m_inbox = std::make_shared<Inbox>();
    m_inbox->bridge = this;
    m_flush_timer.stop();
    m_steps.clear();
    m_preview.reset();
    m_training_step.reset();
    // Shared only because a functor must be copyable.
    m_endings.emplace_back(QThread::create(
        [engine = std::shared_ptr<Engine>(std::move(m_engine))]() mutable { engine.reset(); }));
    m_endings.back()->start();
    Q_EMIT ended();
}

const Capabilities& EngineBridge::capabilities() const
{
    return m_engine->capabilities();
}

JobId EngineBridge::generate(GenerationRequest request)
{
    return m_engine->generate(std::move(request));
}

JobId EngineBridge::decode(LatentsPtr latents, GenerationRequest request)
{
    return m_engine->decode(std::move(latents), std::move(request));
}

JobId EngineBridge::export_clip(ClipPtr clip, ExportRequest request)
{
    return m_engine->export_clip(std::move(clip), std::move(request));
}

JobId EngineBridge::train(TrainingRequest request)
{
    return m_engine->train(std::move(request));
}

JobId EngineBridge::check(CheckRequest request)
{
    return m_engine->check(std::move(request));
}

void EngineBridge::cancel(JobId job)
{
    if (m_engine)
        m_engine->cancel(job);
}

void EngineBridge::engine_made(Result<std::unique_ptr<Engine>> engine)
{
    m_starter->wait();
    m_is_starting = false;
    if (!engine) {
        Q_EMIT unavailable(engine.error());
        return;
    }
    m_engine = std::move(engine).value();
    Q_EMIT ready();
}

void EngineBridge::empty_inbox()
{
    std::vector<Event> events;
    {
        const std::lock_guard lock(m_inbox->mutex);
        events.swap(m_inbox->events);
    }
    for (const Event& event : events)
        pass_on(event);
}

void EngineBridge::flush_steps()
{
    if (!m_steps.empty()) {
        const std::vector<StepCompleted> steps = std::exchange(m_steps, {});
        Q_EMIT steps_completed(steps.front().job, steps);
    }
    if (m_preview) {
        const std::unique_ptr<PreviewReady> preview = std::move(m_preview);
        Q_EMIT preview_ready(*preview);
    }
    if (const auto step = std::exchange(m_training_step, std::nullopt))
        Q_EMIT training_step(*step);
}

void EngineBridge::pass_on(const Event& event)
{
    if (const auto* step = std::get_if<StepCompleted>(&event)) {
        if (!m_steps.empty() && m_steps.front().job != step->job)
            flush_steps();
        m_steps.push_back(*step);
        if (!m_flush_timer.isActive())
            m_flush_timer.start();
        return;
    }
    if (const auto* preview = std::get_if<PreviewReady>(&event)) {
        m_preview = std::make_unique<PreviewReady>(*preview);
        if (!m_flush_timer.isActive())
            m_flush_timer.start();
        return;
    }
    if (const auto* training = std::get_if<TrainingStep>(&event)) {
        m_training_step = *training;
        if (!m_flush_timer.isActive())
            m_flush_timer.start();
        return;
    }
    flush_steps();  // Nothing overtakes the steps before it.
    if (const auto* started = std::get_if<JobStarted>(&event))
        Q_EMIT job_started(started->job);
    else if (const auto* phase = std::get_if<PhaseStarted>(&event))
        Q_EMIT phase_started(phase->job, phase->phase);
    else if (const auto* sentence = std::get_if<Notice>(&event))
        Q_EMIT notice(sentence->job, QString::fromStdString(sentence->text));
    else if (const auto* clip = std::get_if<ClipReady>(&event))
        Q_EMIT clip_ready(*clip);
    else if (const auto* file = std::get_if<FileWritten>(&event))
        Q_EMIT file_written(file->job, file->path);
    else if (const auto* layers = std::get_if<LayersMeasured>(&event))
        Q_EMIT layers_measured(*layers);
    else if (const auto* check = std::get_if<CheckReady>(&event))
        Q_EMIT check_ready(check->job, check->report);
    else if (const auto* trained = std::get_if<TrainingReady>(&event))
        Q_EMIT training_ready(trained->job, trained->model);
    else if (const auto* failure = std::get_if<JobFailed>(&event))
        Q_EMIT job_failed(failure->job, failure->error);
    else if (const auto* cancelled = std::get_if<JobCancelled>(&event))
        Q_EMIT job_cancelled(cancelled->job);
}

}  // namespace flipbook::ui
