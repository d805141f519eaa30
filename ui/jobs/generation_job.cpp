// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/generation_job.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr std::array<std::pair<JobState, const char*>, 5> state_names{{
    {JobState::waiting, "waiting"},
    {JobState::running, "running"},
    {JobState::done, "done"},
    {JobState::failed, "failed"},
    {JobState::cancelled, "cancelled"},
}};

// Where a phase begins and ends on the bar.
std::pair<double, double> share_of(Phase phase)
{
    switch (phase) {
    case Phase::load:
        return {0.0, 0.05};
    case Phase::encode:
        return {0.05, 0.06};
    case Phase::denoise:
        return {0.06, 0.92};
    case Phase::decode:
        return {0.92, 0.99};
    default:
        return {0.99, 1.0};
    }
}

}  // namespace

QString job_state_name(JobState state)
{
    for (const auto& [value, name] : state_names)
        if (value == state)
            return QString::fromLatin1(name);
    return {};
}

JobState job_state_from_name(const QString& text)
{
    for (const auto& [value, name] : state_names)
        if (text == QLatin1String(name))
            return value;
    return JobState::waiting;
}

double JobProgress::fraction() const
{
    const auto [begin, end] = share_of(phase);
    if (steps <= 0)
        return begin;
    const double windows_done = windows > 0 ? static_cast<double>(window) / windows : 1.0;
    const double steps_done = std::max(0.0, step - 1 + windows_done);
    return std::lerp(begin, end, std::min(1.0, steps_done / steps));  // Exactly `end` at last.
}

}  // namespace flipbook::ui
