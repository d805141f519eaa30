// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_run.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QThread>
#include <utility>

#include "ui/document/path_text.h"
#include "ui/engine/engine_bridge.h"
#include "ui/errors/error_text.h"
#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

namespace {

constexpr int look_interval_ms = 1000;

QString write_config(const TrainingSettings& settings, QString& problem)
{
    const QString folder = path_text(run_folder(settings).parent_path());
    const QString path = folder + QLatin1Char('/') + path_text(run_folder(settings).filename())
                         + QLatin1String(".json");
    QDir().mkpath(folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(training_config(settings, QThread::idealThreadCount())) < 0 || !file.commit())
        problem = TrainingRun::tr("%1 cannot be written: %2").arg(path, file.errorString());
    return path;
}

}  // namespace

TrainingRun::TrainingRun(EngineBridge& engine, GenerationQueue& queue, QObject* parent)
    : QObject(parent), m_engine(engine), m_queue(queue), m_reader(read_log, [this](const Log& log) {
          if (log.points == m_points && log.sheets == m_sheets)
              return;
          m_points = log.points;
          m_sheets = log.sheets;
          Q_EMIT log_changed();
      })
{
    m_timer.setInterval(look_interval_ms);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { m_reader.start(path_text(run_folder(m_settings))); });
    connect_engine();
}

TrainingRun::~TrainingRun()
{
    if (m_job && m_engine.is_ready())
        m_engine.cancel(*m_job);
}

void TrainingRun::connect_engine()
{
    connect(&m_engine, &EngineBridge::job_started, this, [this](JobId job) {
        if (is_mine(job) && m_state == State::waiting)
            set_state(State::running);
    });
    connect(&m_engine, &EngineBridge::training_step, this, [this](const TrainingStep& step) {
        if (!is_mine(step.job))
            return;
        m_last_step = step;
        Q_EMIT stepped();
    });
    connect(&m_engine, &EngineBridge::notice, this, [this](JobId job, const QString& text) {
        if (is_mine(job))
            set_state(m_state, sentence_text(text.toStdString()));
    });
    connect(&m_engine, &EngineBridge::training_ready, this,
            [this](JobId job, const std::filesystem::path&) {
                if (!is_mine(job))
                    return;
                end(State::done);
                Q_EMIT made(made_by(m_settings));
            });
    connect(&m_engine, &EngineBridge::job_failed, this, [this](JobId job, const Error& error) {
        if (is_mine(job))
            end(State::failed, error_text(error));
    });
    const auto pause = [this] { end(has_state(m_settings) ? State::paused : State::idle); };
    connect(&m_engine, &EngineBridge::job_cancelled, this, [this, pause](JobId job) {
        if (is_mine(job))
            pause();
    });
    connect(&m_engine, &EngineBridge::ended, this, [this, pause] {
        if (m_job)
            pause();
    });
}

bool TrainingRun::is_active() const
{
    return m_state == State::waiting || m_state == State::running || m_state == State::pausing;
}

void TrainingRun::begin(const TrainingSettings& settings)
{
    m_settings = settings;
    m_last_step.reset();
    TrainingRequest request;
    request.kind = settings.kind.toStdString();
    request.resume = has_state(settings);
    request.device = "auto";
    QString problem;
    request.config = text_path(write_config(settings, problem));
    if (!problem.isEmpty()) {
        set_state(State::failed, problem);
        return;
    }
    m_queue.set_held(GenerationQueue::Hold::training, true);
    m_job = m_engine.train(std::move(request));
    m_timer.start();
    set_state(State::waiting);
}

void TrainingRun::pause()
{
    if (!m_job || m_state == State::pausing)
        return;
    m_engine.cancel(*m_job);
    set_state(State::pausing);
}

void TrainingRun::look_at(const TrainingSettings& settings)
{
    if (is_active())
        return;
    m_settings = settings;
    m_reader.start(path_text(run_folder(settings)));
    set_state(has_state(settings) ? State::paused : State::idle);
}

void TrainingRun::set_state(State state, const QString& message)
{
    m_state = state;
    m_message = message;
    Q_EMIT state_changed();
}

void TrainingRun::end(State state, const QString& message)
{
    m_job.reset();
    m_timer.stop();
    m_reader.start(path_text(run_folder(m_settings)));
    m_queue.set_held(GenerationQueue::Hold::training, false);
    set_state(state, message);
}

TrainingRun::Log TrainingRun::read_log(const QString& folder)
{
    Log log;
    if (QFile file(folder + QStringLiteral("/train.jsonl")); file.open(QIODevice::ReadOnly))
        log.points = parse_training_log(file.readAll());
    const QDir samples(folder + QStringLiteral("/samples"));
    for (const QString& name :
         samples.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name))
        log.sheets.push_back(
            {name.section(QLatin1Char('.'), 0, 0).toLongLong(), samples.filePath(name)});
    return log;
}

}  // namespace flipbook::ui
