// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "text_progress.h"

namespace flipbook::cli {

// The line "denoise [####----] 12/25  1.52 s/step  ETA 0:20", at most `columns` wide: what is
// least important is left out first where there is little room. Rates above one step a second
// read "2.4 steps/s".
struct BarState {
    std::string label;  // The phase.
    int step = 0;       // Begun steps; 0 while only the phase is known.
    int steps = 0;
    double done = 0;                    // Of the phase, 0 … 1.
    double seconds_per_step = 0;        // 0 = not known.
    std::optional<double> eta_seconds;  // Absent = not known.
    std::string note{};                 // Stands last, "loss 0.1234".
};
std::string bar_line(const BarState& state, int columns);

// "0:07", "12:34", "1:02:03".
std::string clock_text(double seconds);

// Redraws one line on a terminal; elsewhere writes a line for each phase and step.
class BarProgress : public TextProgress {
public:
    explicit BarProgress(ProgressStreams streams);

    void started(int job, const GenerationRequest& request) override;
    void phase_started(Phase phase) override;
    void step_completed(const StepCompleted& step) override;
    void training_step(const TrainingStep& step) override;
    void notice(const std::string& text) override;
    void written(const Output& output) override;
    void trained(const std::filesystem::path& model) override;
    void failed(const Error& error) override;
    void cancelled(int steps_done) override;
    void done() override;

private:
    void draw();
    void clear();

    bool m_terminal;
    BarState m_state;
    std::chrono::steady_clock::time_point m_last_training_line;
    double m_phase_seconds = 0;  // Of all passes of this phase so far.
    std::size_t m_drawn_columns = 0;
};

}  // namespace flipbook::cli
