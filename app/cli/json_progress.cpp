// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_progress.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "flipbook/recipe.h"
#include "utf8.h"

namespace flipbook::cli {

using Json = nlohmann::ordered_json;  // Keeps "event" in front.

namespace {

void write_line(std::ostream& stream, const Json& object)
{
    // A path on Linux may be no UTF-8; a line that says nearly everything is better than none.
    stream << object.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

}  // namespace

void JsonProgress::started(int job, const GenerationRequest& request)
{
    m_steps_done = 0;
    const Json recipe = Json::parse(to_recipe(request), nullptr, false);
    write_line(m_streams.results, {{"event", "started"}, {"job", job}, {"recipe", recipe}});
}

void JsonProgress::phase_started(Phase phase)
{
    write_line(m_streams.results, {{"event", "phase"}, {"phase", phase_name(phase)}});
}

void JsonProgress::step_completed(const StepCompleted& step)
{
    if (step.phase != Phase::denoise)
        return;
    if (step.window == step.windows)
        m_steps_done = step.step;
    Json line = {{"event", "step"},       {"step", step.step},       {"steps", step.steps},
                 {"window", step.window}, {"windows", step.windows}, {"seconds", step.seconds},
                 {"eta", nullptr}};
    if (step.eta_seconds)
        line["eta"] = *step.eta_seconds;
    write_line(m_streams.results, line);
}

void JsonProgress::training_step(const TrainingStep& step)
{
    m_steps_done = static_cast<int>(step.step);
    constexpr std::chrono::milliseconds pause(500);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last_training_line < pause && step.step < step.steps)
        return;
    m_last_training_line = now;
    write_line(m_streams.results, {{"event", "training"},
                                   {"step", step.step},
                                   {"steps", step.steps},
                                   {"loss", step.loss},
                                   {"loss_average", step.loss_average},
                                   {"rate", step.steps_per_second},
                                   {"eta", step.eta_seconds}});
}

void JsonProgress::notice(const std::string& text)
{
    m_streams.people << text << std::endl;
}

void JsonProgress::written(const Output& output)
{
    Json line = {{"event", "written"},
                 {"path", to_utf8(output.clip)},
                 {"seconds", output.seconds},
                 {"peak_memory_bytes", output.peak_memory_bytes}};
    if (output.latents)
        line["latents"] = to_utf8(*output.latents);
    write_line(m_streams.results, line);
}

void JsonProgress::trained(const std::filesystem::path& model)
{
    write_line(m_streams.results, {{"event", "trained"}, {"model", to_utf8(model)}});
}

void JsonProgress::failed(const Error& error)
{
    write_line(m_streams.results,
               {{"event", "failed"}, {"code", error_name(error.code)}, {"message", error.message}});
}

void JsonProgress::cancelled(int steps_done)
{
    write_line(m_streams.results,
               {{"event", "cancelled"}, {"step", std::max(steps_done, m_steps_done)}});
}

}  // namespace flipbook::cli
