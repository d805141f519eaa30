// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/event.h"

namespace flipbook::ui {

struct GenerationJob;
struct JobProgress;

// What is said of a job, wherever that is.

// "Denoising".
QString phase_text(Phase phase);
// How far a running job is: "Denoising 12/25 · window 2/4".
QString progress_text(const GenerationJob& job);
// "0:31 left"; empty while that is not known.
QString time_left_text(const JobProgress& progress);

// "red ball, rolling"; without its line breaks.
QString job_title(const GenerationJob& job);
// What a job is at: "Denoising 12/25 · 0:31 left", "Done · seed 41 · 16 frames", the error.
QString job_state_text(const GenerationJob& job);

}  // namespace flipbook::ui
