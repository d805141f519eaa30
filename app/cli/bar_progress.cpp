// SPDX-License-Identifier: GPL-3.0-or-later
#include "bar_progress.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "terminal.h"

namespace flipbook::cli {

namespace {

std::string fixed(double value, int digits)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

std::string rate_text(double seconds_per_step)
{
    if (seconds_per_step < 1)
        return fixed(1 / seconds_per_step, seconds_per_step < 0.1 ? 0 : 1) + " steps/s";
    return fixed(seconds_per_step, seconds_per_step < 10 ? 2 : 1) + " s/step";
}

std::string bar(double done, int columns)
{
    const auto filled = static_cast<std::size_t>(std::lround(std::clamp(done, 0.0, 1.0) * columns));
    const auto room = static_cast<std::size_t>(columns);
    return "[" + std::string(filled, '#') + std::string(room - filled, '-') + "] ";
}

}  // namespace

std::string clock_text(double seconds)
{
    const long long all = std::llround(std::max(seconds, 0.0));
    const auto two_digits = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const long long minutes = all / 60;
    if (minutes < 60)
        return std::to_string(minutes) + ':' + two_digits(all % 60);
    return std::to_string(minutes / 60) + ':' + two_digits(minutes % 60) + ':'
           + two_digits(all % 60);
}

std::string bar_line(const BarState& state, int columns)
{
    const auto room = static_cast<std::size_t>(std::max(columns, 0));
    std::string line = state.label + ' ';
    if (state.steps == 0)
        return (line + "...").substr(0, room);

    std::string count = std::to_string(state.step) + '/' + std::to_string(state.steps);
    const std::string rate =
        state.seconds_per_step > 0 ? "  " + rate_text(state.seconds_per_step) : std::string();
    const std::string eta =
        state.eta_seconds ? "  ETA " + clock_text(*state.eta_seconds) : std::string();
    if (line.size() + count.size() + eta.size() <= room)
        count += rate.size() + line.size() + count.size() + eta.size() <= room ? rate + eta : eta;

    const std::string note = state.note.empty() ? std::string() : "  " + state.note;
    if (line.size() + count.size() + note.size() <= room)
        count += note;

    constexpr int brackets = 3;
    constexpr int widest_bar = 40;
    constexpr int narrowest_bar = 6;
    const int free = columns - static_cast<int>(line.size() + count.size()) - brackets;
    if (free >= narrowest_bar)
        line += bar(state.done, std::min(free, widest_bar));
    return (line + count).substr(0, room);
}

BarProgress::BarProgress(ProgressStreams streams)
    : TextProgress(streams), m_terminal(stderr_is_terminal())
{ }

void BarProgress::started(int job, const GenerationRequest& request)
{
    clear();
    m_state = {};
    TextProgress::started(job, request);
}

void BarProgress::phase_started(Phase phase)
{
    m_state = {};
    m_state.label = phase_name(phase);
    m_phase_seconds = 0;
    draw();
}

void BarProgress::step_completed(const StepCompleted& step)
{
    const double passes = (step.step - 1) * step.windows + step.window;
    m_phase_seconds += step.seconds;
    m_state.label = phase_name(step.phase);
    m_state.step = step.step;
    m_state.steps = step.steps;
    m_state.done = passes / std::max(1, step.steps * step.windows);
    m_state.seconds_per_step = m_phase_seconds / passes * step.windows;
    m_state.eta_seconds = step.eta_seconds;
    draw();
}

void BarProgress::training_step(const TrainingStep& step)
{
    // Nobody reads more, and a file should not fill with lines.
    const std::chrono::milliseconds pause(m_terminal ? 200 : 10000);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last_training_line < pause && step.step < step.steps)
        return;
    m_last_training_line = now;
    m_state.label = phase_name(Phase::train);
    m_state.step = static_cast<int>(step.step);
    m_state.steps = static_cast<int>(step.steps);
    m_state.done =
        static_cast<double>(step.step) / static_cast<double>(std::max<std::int64_t>(1, step.steps));
    m_state.seconds_per_step = step.steps_per_second > 0 ? 1 / step.steps_per_second : 0;
    m_state.eta_seconds = step.eta_seconds;
    m_state.note = "loss " + fixed(step.loss, 4) + " (" + fixed(step.loss_average, 4) + ")";
    draw();
}

void BarProgress::notice(const std::string& text)
{
    clear();
    TextProgress::notice(text);
    if (m_terminal)
        draw();
}

void BarProgress::written(const Output& output)
{
    clear();
    m_state = {};
    TextProgress::written(output);
    constexpr double gigabyte = 1e9;
    m_streams.people << "Done in " << clock_text(output.seconds) << ", peak memory "
                     << fixed(static_cast<double>(output.peak_memory_bytes) / gigabyte, 2) << " GB."
                     << std::endl;
}

void BarProgress::trained(const std::filesystem::path& model)
{
    clear();
    m_state = {};
    TextProgress::trained(model);
}

void BarProgress::failed(const Error&)
{
    clear();
}

void BarProgress::cancelled(int)
{
    clear();
}

void BarProgress::done()
{
    clear();
}

void BarProgress::draw()
{
    if (m_state.label.empty())
        return;
    if (!m_terminal) {
        m_streams.people << bar_line(m_state, 80) << std::endl;
        return;
    }
    // The last column stays free: writing it makes some terminals begin a new line. One write
    // of the whole line, old rest covered by blanks, does not flicker.
    const int width = terminal_width() - 1;
    std::string line = bar_line(m_state, width);
    const std::size_t columns = line.size();
    line.resize(std::max(columns, std::min(m_drawn_columns, static_cast<std::size_t>(width))), ' ');
    m_streams.people << '\r' + line << std::flush;
    m_drawn_columns = columns;
}

void BarProgress::clear()
{
    if (m_drawn_columns > 0)
        m_streams.people << '\r' + std::string(m_drawn_columns, ' ') + '\r' << std::flush;
    m_drawn_columns = 0;
}

}  // namespace flipbook::cli
