// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "progress.h"

namespace flipbook::cli {

// One JSON object a line, flushed, with the members that the command line's documentation lists.
// "step" events are those of the phase "denoise"; their "eta" is null where it is not known yet.
// "training" events come twice a second at most.
class JsonProgress : public Progress {
public:
    explicit JsonProgress(ProgressStreams streams) : m_streams(streams) { }

    void started(int job, const GenerationRequest& request) override;
    void phase_started(Phase phase) override;
    void step_completed(const StepCompleted& step) override;
    void training_step(const TrainingStep& step) override;
    void notice(const std::string& text) override;
    void written(const Output& output) override;
    void trained(const std::filesystem::path& model) override;
    void failed(const Error& error) override;
    void cancelled(int steps_done) override;

private:
    ProgressStreams m_streams;
    std::chrono::steady_clock::time_point m_last_training_line;
    int m_steps_done = 0;  // Of the current job: one cancelled while it exports has done them all.
};

}  // namespace flipbook::cli
