// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "flipbook/engine.h"
#include "ui/engine/job_id_stream.h"

namespace flipbook::ui {

// Loads the engine; runs on a thread of its own, since the tensor library takes its time.
using EngineMaker = std::function<Result<std::unique_ptr<Engine>>(const EngineOptions&, EventSink)>;

// Brings the engine's events onto the GUI thread: the only receiver of them in the window, and
// the only holder of the engine. Steps and previews are passed on at most 20 times a second, the
// steps all of them, of previews the newest; all else at once and in order. GUI thread.
class EngineBridge final : public QObject {
    Q_OBJECT

public:
    EngineBridge(EngineMaker maker, EngineOptions options, QObject* parent = nullptr);

    // Cancels everything and waits for the engine's end; nothing is emitted any more. An engine
    // that start() replaced and that still does not stop is left alone after two seconds.
    ~EngineBridge() override;

    // Begins loading the engine and returns; ready() or unavailable() follows. An engine that is
    // there is given up first, as ended() says; it comes to its end on a thread of its own.
    void start();

    bool is_ready() const { return m_engine != nullptr; }
    const Capabilities& capabilities() const;  // Precondition: is_ready().

    // Precondition of all but cancel(): is_ready(). They do not block.
    JobId generate(GenerationRequest request);
    JobId decode(LatentsPtr latents, GenerationRequest request);
    JobId export_clip(ClipPtr clip, ExportRequest request);
    JobId train(TrainingRequest request);
    JobId check(CheckRequest request);
    void cancel(JobId job);  // Of no engine, all jobs have ended.

Q_SIGNALS:
    void ready();
    void unavailable(const flipbook::Error& error);
    // The engine is gone with all its jobs: none of them gets an event any more.
    void ended();

    void job_started(flipbook::JobId job);
    void phase_started(flipbook::JobId job, flipbook::Phase phase);
    void steps_completed(flipbook::JobId job, const std::vector<flipbook::StepCompleted>& steps);
    void preview_ready(const flipbook::PreviewReady& preview);
    void notice(flipbook::JobId job, const QString& text);
    void clip_ready(const flipbook::ClipReady& clip);
    void training_step(const flipbook::TrainingStep& step);  // The newest, 20 times a second.
    void training_ready(flipbook::JobId job, const std::filesystem::path& model);
    void layers_measured(const flipbook::LayersMeasured& layers);
    void check_ready(flipbook::JobId job, const flipbook::CheckReport& report);
    void file_written(flipbook::JobId job, const std::filesystem::path& path);
    void job_failed(flipbook::JobId job, const flipbook::Error& error);
    void job_cancelled(flipbook::JobId job);

private:
    struct Inbox;  // What the sink fills and the GUI thread empties.

    void give_up_engine();
    void engine_made(Result<std::unique_ptr<Engine>> engine);
    void empty_inbox();
    void flush_steps();
    void pass_on(const Event& event);

    EngineMaker m_maker;
    EngineOptions m_options;
    std::shared_ptr<Inbox> m_inbox;      // Each engine has one: jobs of two have the same numbers.
    std::vector<StepCompleted> m_steps;  // Not passed on yet; all of one job.
    std::unique_ptr<PreviewReady> m_preview;
    std::optional<TrainingStep> m_training_step;
    QTimer m_flush_timer;
    bool m_is_starting = false;
    std::unique_ptr<QThread> m_starter;
    std::vector<std::unique_ptr<QThread>> m_endings;  // Of engines that were given up.
    std::unique_ptr<Engine> m_engine;
};

}  // namespace flipbook::ui
