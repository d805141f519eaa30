// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdint>
#include <utility>
#include <vector>

#include "flipbook/recipe.h"
#include "flipbook/resources.h"
#include "flipbook/wildcards.h"
#include "ui/document/path_text.h"
#include "ui/document/seeds.h"
#include "ui/errors/error_text.h"
#include "ui/window/heartbeat.h"
#include "ui/window/usual_composition.h"

namespace flipbook::ui {

namespace {

QJsonValue recipe_json(const GenerationRequest& request)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(to_recipe(request))).object();
}

QJsonValue queue_json(const GenerationQueue& queue)
{
    QJsonArray jobs;
    for (const GenerationJob& job : queue.jobs()) {
        QJsonObject object;
        object[QLatin1String("id")] = job.id;
        object[QLatin1String("state")] = job_state_name(job.state);
        object[QLatin1String("stopping")] = job.is_stopping;
        object[QLatin1String("step")] = job.progress.step;
        object[QLatin1String("steps")] = job.progress.steps;
        object[QLatin1String("phase")] = QString::fromLatin1(phase_name(job.progress.phase));
        object[QLatin1String("seed")] = QString::number(job.request.sampling.seed);
        object[QLatin1String("guidance_scale")] = job.request.sampling.guidance_scale;
        object[QLatin1String("prompt")] = QString::fromStdString(job.request.prompt.positive);
        if (job.error)
            object[QLatin1String("error")] = QString::fromStdString(job.error->message);
        jobs.append(object);
    }
    return jobs;
}

EngineOptions engine_options(const SettingsValues& settings, std::uint64_t memory_limit,
                             const std::filesystem::path& catalog_file)
{
    EngineOptions options;
    options.previews = true;
    options.deep_frames = settings.has_deep_frames;
    options.catalog_file = catalog_file;
    options.memory_limit_bytes = memory_limit;
    return options;
}

Refusal refusal_of(const Error& error)
{
    return {error_text(error), QString::fromStdString(error.message)};
}

}  // namespace

Workspace::Workspace(Options options, QObject* parent)
    : QObject(parent), m_paths(std::move(options.paths)), m_device(std::move(options.device)),
      m_model_folders(std::move(options.model_folders)), m_settings(m_paths.settings_file),
      m_memory_limit(static_cast<std::uint64_t>(m_settings.values().memory_limit_gib) << 30U),
      m_state(options.state_file),
      m_engine(std::move(options.engine), engine_options(m_settings.values(), m_memory_limit,
                                                         text_path(m_paths.model_catalog()))),
      m_queue(m_engine), m_history(m_paths.data), m_clip_keeper(m_engine, m_queue, m_history),
      m_disk_guard(m_queue, m_paths.data, std::move(options.free_bytes)),
      m_project(m_document, m_paths.data, m_paths.settings_file),
      m_session(m_document, m_project, m_queue, m_clip_keeper, m_history, m_paths.data)
{
    if (const auto model = starter_model()) {
        m_document.set_defaults(usual_composition(*model));
        m_project.start_new();
    }
    connect(&m_clip_keeper, &ClipKeeper::backlog_changed, &m_queue, [this](bool is_backlog) {
        m_queue.set_held(GenerationQueue::Hold::backlog, is_backlog);
    });
    const auto limit_history = [this](const SettingsValues& values) {
        m_history.set_size_limit(qint64{values.history_limit_gib} << 30);
    };
    connect(&m_settings, &Settings::changed, this, limit_history);
    limit_history(m_settings.values());
    if (!options.state_file.isEmpty()) {
        const auto* heartbeat = new Heartbeat(this);
        m_state.add(QStringLiteral("event_loop"), [heartbeat] { return heartbeat->lateness(); });
    }
    const auto touch = [this] { m_state.touch(); };
    m_state.add(QStringLiteral("request"), [this] { return recipe_json(m_document.request()); });
    // A number of Qt's JSON has 53 bits.
    m_state.add(QStringLiteral("seed"),
                [this] { return QString::number(m_document.request().sampling.seed); });
    m_state.add(QStringLiteral("queue"), [this] { return queue_json(m_queue); });
    m_state.add(QStringLiteral("queue_paused"), [this] { return m_queue.is_paused(); });
    m_state.add(QStringLiteral("engine_ready"), [this] { return m_engine.is_ready(); });
    m_state.add(QStringLiteral("undo"), [this] { return m_document.undo_stack().undoText(); });
    connect(&m_document, &Document::changed, this, touch);
    connect(&m_engine, &EngineBridge::ready, this, touch);
    connect(&m_queue, &GenerationQueue::job_added, this, touch);
    connect(&m_queue, &GenerationQueue::job_changed, this, touch);
    connect(&m_queue, &GenerationQueue::job_removed, this, touch);
    connect(&m_queue, &GenerationQueue::order_changed, this, touch);
    connect(&m_queue, &GenerationQueue::paused_changed, this, touch);
}

QString Workspace::device() const
{
    const std::string& chosen = m_document.request().compute.device;
    if (chosen != "auto")
        return QString::fromStdString(chosen);
    return m_device.isEmpty() ? m_settings.values().device : m_device;
}

QStringList Workspace::model_folders() const
{
    QStringList folders = m_settings.values().model_folders + m_model_folders;
    folders.removeDuplicates();
    return folders;
}

Refusal Workspace::generate(GenerationQueue::Place place)
{
    const Composition& composition = m_document.composition();
    if (composition.request.checkpoint.empty())
        return {tr("Choose a model first: there is no checkpoint to generate with."), {}};
    GenerationRequest checked = composition.request;
    if (checked.size == Size{0, 0})
        checked.size = Size{};  // The model's own size is a valid one.
    if (const auto valid = validate(checked); !valid)
        return refusal_of(valid.error());

    m_project.autosave();
    const SeedPlan plan = plan_seeds(composition.request.sampling.seed, composition.seed_rule,
                                     composition.clip_count);
    GenerationRequest request = composition.request;
    request.compute.device = device().toStdString();
    request.preset = composition.preset.toStdString();
    std::vector<GenerationRequest> requests;
    for (const std::uint64_t seed : plan.seeds) {
        requests.push_back(request);
        requests.back().sampling.seed = seed;
        if (const auto drawn = resolve_wildcards(requests.back(), text_path(m_paths.wildcards()));
            !drawn)
            return refusal_of(drawn.error());
    }
    for (GenerationRequest& made : requests)
        m_queue.add(std::move(made), place);
    m_document.end_gesture();
    m_document.advance([&plan](Composition& after) { after.request.sampling.seed = plan.next; });
    return {};
}

}  // namespace flipbook::ui
