// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>
#include <vector>

#include "flipbook/event.h"
#include "ui/training/training_log.h"
#include "ui/training/training_settings.h"
#include "ui/viewer/newest_task.h"

namespace flipbook::ui {

class EngineBridge;
class GenerationQueue;

// One training at a time: begun, paused and gone on with on the engine's thread, which makes no
// clips meanwhile. What it writes into its folder is read behind the window. GUI thread.
class TrainingRun final : public QObject {
    Q_OBJECT

public:
    enum class State { idle, waiting, running, pausing, paused, done, failed };

    // A sheet of samples that the trainer has made.
    struct Sheet {
        std::int64_t step = 0;
        QString file;

        bool operator==(const Sheet&) const = default;
    };

    TrainingRun(EngineBridge& engine, GenerationQueue& queue, QObject* parent = nullptr);
    ~TrainingRun() override;  // Pauses: the engine goes when the window does.

    // Goes on from the state in the folder, if there is one. Writes the config beside the run.
    // Waits for the clip that is being made. Precondition: problem_of() has none, is_active() not.
    void begin(const TrainingSettings& settings);
    // Saves the state first.
    void pause();

    State state() const { return m_state; }
    bool is_active() const;
    const std::optional<TrainingStep>& last_step() const { return m_last_step; }
    const QString& message() const { return m_message; }  // Of an error, or a notice.
    const TrainingSettings& settings() const { return m_settings; }

    const TrainingPoints& points() const { return m_points; }
    const std::vector<Sheet>& sheets() const { return m_sheets; }

    // Looks at the folder of these settings, of a run that has ended.
    void look_at(const TrainingSettings& settings);

Q_SIGNALS:
    void state_changed();
    void stepped();      // last_step()
    void log_changed();  // points(), sheets()
    void made(const std::filesystem::path& file);

private:
    struct Log {
        TrainingPoints points;
        std::vector<Sheet> sheets;
    };
    static Log read_log(const QString& folder);

    void connect_engine();
    bool is_mine(JobId job) const { return m_job == job; }
    void set_state(State state, const QString& message = {});
    void end(State state, const QString& message = {});

    EngineBridge& m_engine;
    GenerationQueue& m_queue;
    TrainingSettings m_settings;
    State m_state = State::idle;
    std::optional<JobId> m_job;
    std::optional<TrainingStep> m_last_step;
    QString m_message;
    TrainingPoints m_points;
    std::vector<Sheet> m_sheets;
    QTimer m_timer;
    NewestTask<QString, Log> m_reader;
};

}  // namespace flipbook::ui
