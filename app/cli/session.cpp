// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <chrono>
#include <optional>
#include <type_traits>
#include <utility>

#include "interrupt.h"
#include "terminal.h"

namespace flipbook::cli {

namespace {

JobId job_of(const Event& event)
{
    return std::visit([](const auto& content) { return content.job; }, event);
}

// Takes one event further; the outcome, if it is the last.
class EventReader {
public:
    explicit EventReader(Session session) : m_session(session) { }

    std::optional<Result<Event>> read(Event event)
    {
        return std::visit([&](auto& content) { return handle(content); }, event);
    }

private:
    using Outcome = std::optional<Result<Event>>;

    Outcome handle(JobStarted&) { return std::nullopt; }

    // Previews are not asked for.
    Outcome handle(PreviewReady&) { return std::nullopt; }

    // The report has them all.
    Outcome handle(LayersMeasured&) { return std::nullopt; }

    Outcome handle(PhaseStarted& started)
    {
        m_session.log.info(std::string("phase ") + phase_name(started.phase));
        m_session.progress.phase_started(started.phase);
        return std::nullopt;
    }

    Outcome handle(StepCompleted& step)
    {
        m_session.log.debug(
            std::string(phase_name(step.phase)) + " step " + std::to_string(step.step) + '/'
            + std::to_string(step.steps) + " window " + std::to_string(step.window) + '/'
            + std::to_string(step.windows) + ' ' + std::to_string(step.seconds) + " s");
        m_session.progress.step_completed(step);
        return std::nullopt;
    }

    Outcome handle(TrainingStep& step)
    {
        m_session.progress.training_step(step);
        return std::nullopt;
    }

    Outcome handle(Notice& notice)
    {
        m_session.log.warning(notice.text);
        m_session.progress.notice(notice.text);
        return std::nullopt;
    }

    Outcome handle(JobFailed& failed) { return Result<Event>(std::move(failed.error)); }

    Outcome handle(JobCancelled& cancelled)
    {
        m_session.progress.cancelled(cancelled.steps_done);
        return Result<Event>(Error{ErrorCode::cancelled, "Stopped as asked."});
    }

    template <class Ready> Outcome handle(Ready& ready)
    {
        return Result<Event>(Event(std::move(ready)));
    }

    Session m_session;
};

}  // namespace

Result<std::optional<Log>> start_command(CLI::App& app, const std::vector<std::string>& arguments)
{
    GivenOptions<LogSettings> given;
    add_options(app, log_options(), given);
    FLIPBOOK_ASSIGN(const CommandLine line, parse_command_line(app, arguments));
    if (line == CommandLine::answered)
        return std::optional<Log>();
    LogSettings settings;
    FLIPBOOK_TRY(apply_options(given, settings));
    FLIPBOOK_ASSIGN(Log log, Log::open(settings));
    return std::optional<Log>(std::move(log));
}

ExitStatus run_command(CLI::App& app, const std::vector<std::string>& arguments,
                       const std::function<Result<void>(Log& log)>& work)
{
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;
    const Result<void> outcome = work(*log.value());
    if (outcome)
        return exit_done;
    log.value()->error(outcome.error().message);
    return report(outcome.error());
}

ProgressKind usual_progress(const LogSettings& log)
{
    const bool logs_to_stderr = !log.level.empty() && !log.file;
    return stderr_is_terminal() && !logs_to_stderr ? ProgressKind::bar : ProgressKind::none;
}

ExitStatus finish(const Result<void>& outcome, Progress& progress, Log& log)
{
    if (outcome) {
        progress.done();
        return exit_done;
    }
    if (outcome.error().code != ErrorCode::cancelled)
        progress.failed(outcome.error());
    log.error(outcome.error().message);
    return report(outcome.error());
}

Result<Event> await_job(Session session, JobId job)
{
    // A signal handler cannot wake a condition variable, so the flag is looked at this often.
    constexpr std::chrono::milliseconds glance(50);
    EventReader reader(session);
    bool asked_to_stop = false;
    while (true) {
        if (!asked_to_stop && is_interrupted()) {
            asked_to_stop = true;
            session.log.info("interrupted");
            session.engine.cancel(job);
        }
        std::optional<Event> event = session.events.pop(glance);
        if (!event || job_of(*event) != job)
            continue;
        if (auto outcome = reader.read(std::move(*event)))
            return std::move(*outcome);
    }
}

}  // namespace flipbook::cli
