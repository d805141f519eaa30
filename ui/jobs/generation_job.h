// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

#include "flipbook/event.h"
#include "flipbook/request.h"

namespace flipbook::ui {

enum class JobState { waiting, running, done, failed, cancelled };

// "waiting" …; and back, `waiting` for an unknown name. Stored in the history's database.
QString job_state_name(JobState state);
JobState job_state_from_name(const QString& name);

// How far a running job is.
struct JobProgress {
    Phase phase = Phase::load;
    int step = 0;
    int steps = 0;
    int window = 0;
    int windows = 0;
    std::optional<double> eta_seconds;  // To the end of the phase; from the second step on.

    // 0 … 1 over the whole job: denoising is nearly all of it.
    double fraction() const;
};

// One clip that is to be made, or was.
struct GenerationJob {
    qint64 id = 0;  // Never used twice in one data folder.
    GenerationRequest request;
    JobState state = JobState::waiting;
    JobProgress progress;
    bool is_stopping = false;    // Cancelled, and not over yet.
    std::optional<Error> error;  // Of a failed job.
    LatentsPtr partial;          // What a preview showed last, until the clip is done.
    bool is_partial = false;     // The clip is that of a stopped job, as far as it came.
    QDateTime added;             // UTC.
};

}  // namespace flipbook::ui
