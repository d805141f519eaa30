// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_messages.h"

#include <utility>

#include <QMainWindow>

#include "ui/compose/compose_panel.h"
#include "ui/compose/field_focus.h"
#include "ui/compose/model_combo.h"
#include "ui/errors/error_text.h"
#include "ui/window/banner.h"
#include "ui/window/dock_layout.h"
#include "ui/window/failure_banner.h"
#include "ui/window/log_panel.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

RunMessages::RunMessages(Workspace& workspace, Banner& banner, ComposePanel& compose,
                         QMainWindow& window)
    : QObject(&window), m_workspace(workspace), m_banner(banner), m_compose(compose),
      m_window(window)
{
    GenerationQueue& queue = workspace.queue();
    connect(&queue, &GenerationQueue::job_changed, this, [this](const GenerationJob& job) {
        if (job.state == JobState::failed)
            tell_failure(job.id);
        if (job.state == JobState::cancelled)
            tell_end(job);
    });
    connect(&queue, &GenerationQueue::job_removed, this,
            [this](qint64 id) { m_banner.withdraw(m_messages.take(id)); });
    connect_engine();
    connect_disk();
}

void RunMessages::connect_engine()
{
    EngineBridge& engine = m_workspace.engine();
    connect(&engine, &EngineBridge::unavailable, this, [this, &engine](const Error& error) {
        m_engine_message = m_banner.show_message(
            Banner::Kind::error, error_text(error),
            {{tr("Try again"), tr("Starts the engine once more"), [&engine] { engine.start(); }}});
        log_error(QString::fromStdString(error.message));
    });
    connect(&engine, &EngineBridge::ready, this,
            [this] { m_banner.withdraw(std::exchange(m_engine_message, 0)); });
}

void RunMessages::connect_disk()
{
    DiskGuard& guard = m_workspace.disk_guard();
    connect(&guard, &DiskGuard::low, this, [this, &guard](qint64 free, qint64 needed) {
        m_banner.withdraw(m_disk_message);
        m_disk_message = m_banner.show_message(
            Banner::Kind::warning,
            tr("The disk is nearly full: %1 are free, and the clips that wait may take %2.")
                .arg(bytes_text(free), bytes_text(needed)),
            {{tr("Generate anyway"), tr("Does not ask again until Flipbook starts anew"),
              [&guard] { guard.allow(); }}});
    });
    connect(&guard, &DiskGuard::enough, this,
            [this] { m_banner.withdraw(std::exchange(m_disk_message, 0)); });
}

FailureScene RunMessages::scene_of(const GenerationJob& job)
{
    FailureScene scene{m_workspace};
    scene.go_to = [this](const QString& field) { go_to(field); };
    scene.ask_for_model = [this](const QString& title, const auto& chosen) {
        flipbook::ui::ask_for_model(&m_window, title, chosen);
    };
    ModelShelf& models = m_compose.models();
    const KnownModelPtr checkpoint = models.find(job.request.checkpoint);
    if (!checkpoint)
        return scene;
    scene.native_size = checkpoint->native_size;
    scene.parameter_count = checkpoint->page.parameter_count;
    if (job.request.motion.source == MotionSource::file)
        if (const KnownModelPtr motion = models.find(job.request.motion.module))
            scene.parameter_count += motion->page.parameter_count;
    return scene;
}

void RunMessages::go_to(const QString& field)
{
    raise_dock(m_window, "compose");
    go_to_field(m_compose, field);
}

void RunMessages::tell_failure(qint64 job_id)
{
    const GenerationJob* job = m_workspace.queue().find(job_id);
    if (!job || !job->error)
        return;
    log_error(QString::fromStdString(job->error->message));
    FailureText failure = describe_failure(scene_of(*job), *job);
    m_messages[job_id] =
        m_banner.show_message(Banner::Kind::error, failure.text, std::move(failure.remedies));
}

void RunMessages::tell_refusal(const Refusal& refusal)
{
    m_banner.withdraw(std::exchange(m_refusal, 0));
    if (refusal.sentence.isEmpty())
        return;
    std::vector<Remedy> remedies;
    if (auto go = go_to_remedy([this](const QString& field) { go_to(field); }, refusal.in_english))
        remedies.push_back(std::move(*go));
    m_refusal = m_banner.show_message(Banner::Kind::warning, refusal.sentence, std::move(remedies));
}

void RunMessages::tell_end(const GenerationJob& job)
{
    GenerationQueue& queue = m_workspace.queue();
    std::vector<Remedy> remedies;
    if (job.partial)
        remedies.push_back({tr("Keep partial"), tr("Makes a clip of the last preview"),
                            [&queue, id = job.id] { queue.keep_partial(id); }});
    remedies.push_back({tr("Try again"), tr("Makes the same clip once more"),
                        [&queue, id = job.id] { queue.retry(id); }});
    const QString text =
        job.progress.steps > 0
            ? tr("Stopped at step %1 of %2.").arg(job.progress.step).arg(job.progress.steps)
            : tr("Stopped before the first step.");
    m_messages[job.id] =
        m_banner.show_message(Banner::Kind::information, text, std::move(remedies));
}

}  // namespace flipbook::ui
