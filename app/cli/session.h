// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "event_queue.h"
#include "exit_status.h"
#include "flipbook/engine.h"
#include "flipbook/event.h"
#include "flipbook/result.h"
#include "log.h"
#include "progress.h"

namespace flipbook::cli {

// Reads the command line with the log's options added to `app`, and opens the log.
// Nothing if --help or --version has been answered. Errors: invalid_request; io (the log file).
Result<std::optional<Log>> start_command(CLI::App& app, const std::vector<std::string>& arguments);

// A command that neither shows progress nor needs an engine: reads its command line as
// start_command(), works, and tells everybody how that ended. Its exit status.
ExitStatus run_command(CLI::App& app, const std::vector<std::string>& arguments,
                       const std::function<Result<void>(Log& log)>& work);

// A bar where stderr is a terminal and shows nothing else: the lines of a log would cross it.
ProgressKind usual_progress(const LogSettings& log);

// Tells everybody concerned how the command ended; its exit status.
ExitStatus finish(const Result<void>& outcome, Progress& progress, Log& log);

// What a command works with.
struct Session {
    Engine& engine;
    EventQueue& events;  // Filled by the engine's sink.
    Progress& progress;
    Log& log;
};

// Passes the job's events to progress and log until it ends; cancels it if the user interrupts.
// The last event (ClipReady, FileWritten, …), or the error that ended the job.
Result<Event> await_job(Session session, JobId job);

}  // namespace flipbook::cli
