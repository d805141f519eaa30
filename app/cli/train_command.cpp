// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>
#include <optional>

#include "closest_name.h"
#include "commands.h"
#include "interrupt.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

struct TrainSettings {
    TrainingRequest request;
    std::optional<ProgressKind> progress;
};

Result<void> set_config(const std::string& text, TrainSettings& settings)
{
    if (text.empty())
        return Error{ErrorCode::invalid_request, "A path is needed, not an empty text."};
    settings.request.config = path_from_utf8(text);
    return {};
}

Result<void> set_output(const std::string& text, TrainSettings& settings)
{
    if (text.empty())
        return Error{ErrorCode::invalid_request, "A path is needed, not an empty text."};
    settings.request.output = path_from_utf8(text);
    return {};
}

Result<void> set_progress(const std::string& text, TrainSettings& settings)
{
    FLIPBOOK_ASSIGN(settings.progress, parse_progress_kind(text));
    return {};
}

const std::vector<CommandOption<TrainSettings>>& train_options()
{
    static const std::vector<CommandOption<TrainSettings>> options = {
        {"--config", "FILE", "Training", "What to train and how, JSON; needed", set_config},
        {"--output", "FOLDER", "Training", "The model's folder, in place of the config's",
         set_output},
        {"--camera", "MOVE", "Training", "A camera move, in place of the config's: pan-left, …",
         [](const std::string& text, TrainSettings& settings) {
             settings.request.camera = text;
             return Result<void>();
         }},
        {"--resume", "", "Training", "Go on from the state in the output folder",
         [](const std::string&, TrainSettings& settings) {
             settings.request.resume = true;
             return Result<void>();
         }},
        {"--device", "NAME", "Computer", "cpu (default), auto, cuda or cuda:N",
         [](const std::string& text, TrainSettings& settings) {
             settings.request.device = text;
             return Result<void>();
         }},
        {"--progress", "KIND", "Output", "bar (default on a terminal), json or none", set_progress},
    };
    return options;
}

Result<void> check_kind(const std::string& kind, const std::vector<std::string>& known)
{
    std::string names;
    for (const std::string& name : known) {
        if (name == kind)
            return {};
        names += names.empty() ? name : ", " + name;
    }
    return Error{ErrorCode::invalid_request, "The kinds of training are " + names + ", but no '"
                                                 + kind + '\'' + ending_with_hint(kind, known)};
}

Result<void> train(const TrainSettings& settings, Progress& progress, Log& log)
{
    catch_interrupt();
    EventQueue events;
    const auto sink = [&events](Event event) { events.push(std::move(event)); };
    FLIPBOOK_ASSIGN(const std::unique_ptr<Engine> engine, Engine::create({}, sink));
    FLIPBOOK_TRY(check_kind(settings.request.kind, engine->capabilities().training_kinds));
    if (settings.request.config.empty())
        return Error{ErrorCode::invalid_request, "--config FILE is needed."};
    const Session session{*engine, events, progress, log};
    FLIPBOOK_ASSIGN(const Event event, await_job(session, engine->train(settings.request)));
    progress.trained(std::get<TrainingReady>(event).model);
    return {};
}

}  // namespace

ExitStatus run_train(const std::vector<std::string>& arguments)
{
    CLI::App app("Trains a model, or a part of one.", "flipbook-cli train");
    TrainSettings settings;
    app.add_option("KIND", settings.request.kind,
                   "vae, image, video, motion-module, motion-lora or domain-adapter");
    GivenOptions<TrainSettings> given;
    GivenOptions<LogSettings> given_log;
    add_options(app, train_options(), given);
    add_options(app, log_options(), given_log);
    const auto parsed = parse_command_line(app, arguments);
    if (parsed && parsed.value() == CommandLine::answered)
        return exit_done;

    LogSettings log_settings;
    const auto outcome = apply_options(given, settings);
    const auto log_outcome = apply_options(given_log, log_settings);
    const auto progress = make_progress(settings.progress.value_or(usual_progress(log_settings)),
                                        {std::cout, std::cerr});
    Log silent;
    for (const Result<void>& result :
         {parsed ? Result<void>() : Result<void>(parsed.error()), outcome, log_outcome})
        if (!result)
            return finish(result, *progress, silent);
    auto log = Log::open(log_settings);
    if (!log)
        return finish(log.error(), *progress, silent);
    return finish(train(settings, *progress, log.value()), *progress, log.value());
}

}  // namespace flipbook::cli
