// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <iostream>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "closest_name.h"
#include "commands.h"
#include "flipbook/exporter.h"
#include "flipbook/infotext.h"
#include "flipbook/latents_file.h"
#include "flipbook/model_catalog.h"
#include "flipbook/model_settings.h"
#include "flipbook/recipe.h"
#include "flipbook/recipe_file.h"
#include "flipbook/resources.h"
#include "flipbook/wildcards.h"
#include "foreign_notes.h"
#include "generate_options.h"
#include "interrupt.h"
#include "model_search.h"
#include "output_path.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

// One clip that is to be made, and where it goes.
struct ClipPlan {
    GenerationRequest request;
    OutputTarget output;
    std::optional<std::filesystem::path> latents;
};

// What can be wrong with the request itself, found before any file is opened.
Result<void> check_request(GenerationRequest request, int count)
{
    const std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
    if (request.sampling.seed > last - static_cast<std::uint64_t>(count - 1))
        return Error{ErrorCode::invalid_request, "--count: There are no " + std::to_string(count)
                                                     + " seeds from "
                                                     + std::to_string(request.sampling.seed)
                                                     + " to " + std::to_string(last) + '.'};
    // The model's own size, known only when it has been opened, is a valid one.
    const Size usual;
    if (request.size.width == 0)
        request.size.width = usual.width;
    if (request.size.height == 0)
        request.size.height = usual.height;
    // What is wrong with the rest is said before the starter model is looked for.
    if (request.checkpoint.empty())
        request.checkpoint = "starter";
    return validate(request);
}

Result<void> check_sampler(const std::string& name, const std::vector<std::string>& known)
{
    std::string names;
    for (const std::string& scheduler : known) {
        if (scheduler == name)
            return {};
        names += names.empty() ? scheduler : ", " + scheduler;
    }
    return Error{ErrorCode::invalid_request, "--sampler: There are " + names + ", but no '" + name
                                                 + '\'' + ending_with_hint(name, known)};
}

// Names and checks all outputs before the first clip is begun.
Result<std::vector<ClipPlan>> plan_clips(const GenerationRequest& first,
                                         const GenerateSettings& settings,
                                         const std::vector<Format>& formats)
{
    std::vector<ClipPlan> plans;
    int number = 1;
    const bool several = settings.count > 1;
    for (int i = 0; i < settings.count; ++i) {
        ClipPlan plan{first, {}, settings.save_latents};
        const std::uint64_t seed = first.sampling.seed + static_cast<std::uint64_t>(i);
        plan.request.sampling.seed = seed;
        if (settings.wildcards) {
            FLIPBOOK_TRY(resolve_wildcards(plan.request, *settings.wildcards));
        }
        if (settings.output) {
            const auto& path = *settings.output;
            const bool needs_seed = several && !tells_clips_apart(path);
            FLIPBOOK_ASSIGN(plan.output,
                            output_target(expanded(needs_seed ? with_seed(path, seed) : path,
                                                   plan.request, number),
                                          formats));
        } else {
            plan.output = next_free_target(formats, number);
        }
        if (!settings.format.empty()) {
            FLIPBOOK_ASSIGN(plan.output, with_format(plan.output, settings.format, formats));
        }
        FLIPBOOK_TRY(check_target(plan.output.path, settings.overwrite));
        if (plan.latents) {
            if (several)
                plan.latents = with_seed(*plan.latents, seed);
            FLIPBOOK_TRY(check_target(*plan.latents, settings.overwrite));
        }
        plans.push_back(std::move(plan));
    }
    return plans;
}

Result<void> make_clip(Session session, const ClipPlan& plan, int number, bool overwrite)
{
    const auto start = std::chrono::steady_clock::now();
    session.progress.started(number, plan.request);
    session.log.info("recipe " + to_recipe(plan.request));
    FLIPBOOK_ASSIGN(Event event, await_job(session, session.engine.generate(plan.request)));
    const auto& ready = std::get<ClipReady>(event);

    ExportRequest request;
    request.path = plan.output.path;
    request.format = plan.output.format;
    request.recipe = to_recipe(ready.request);
    request.infotext = to_text(infotext_of(ready.request));
    request.overwrite = overwrite;
    const JobId job = session.engine.export_clip(ready.clip, std::move(request));
    FLIPBOOK_ASSIGN(Event written, await_job(session, job));
    if (plan.latents) {
        FLIPBOOK_TRY(write_latents(*plan.latents, *ready.latents, overwrite));
    }

    Output output;
    output.clip = std::get<FileWritten>(written).path;
    output.latents = plan.latents;
    output.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    output.peak_memory_bytes = ready.peak_memory_bytes;
    session.progress.written(output);
    return {};
}

// What options and recipe leave open is as the model's settings say. The model is known only when
// they have been read, so they are read again over its settings.
Result<GenerationRequest> complete_request(const GenerateOptions& options,
                                           const GenerateSettings& settings, Progress& progress)
{
    FLIPBOOK_ASSIGN(GenerationRequest first, read_request(options, settings.recipe));
    FLIPBOOK_TRY(check_request(first, settings.count));
    std::vector<MovedModel> moved;
    if (settings.recipe) {
        FLIPBOOK_ASSIGN(moved, find_moved_models(first));
    }
    for (const auto& [missing, found] : moved) {
        replace_model(first, missing.path, found);
        progress.notice(sentence(missing) + " Another copy is used: " + to_utf8(found) + '.');
    }
    std::filesystem::path model = first.checkpoint;
    if (model.empty()) {
        const auto starter = starter_model();
        if (!starter)
            return Error{ErrorCode::not_found,
                         "The model that comes with this program is not in \""
                             + to_utf8(resources_folder() / "starter")
                             + "\", so name a Stable Diffusion 1.5 model with --model PATH."};
        model = *starter;
    }
    FLIPBOOK_ASSIGN(const ModelSettings model_settings, read_model_settings(model));
    GenerationRequest defaults;
    apply_model_settings(model_settings, defaults);
    FLIPBOOK_ASSIGN(GenerationRequest request, read_request(options, settings.recipe, defaults));
    FLIPBOOK_TRY(check_request(request, settings.count));
    for (const auto& [missing, found] : moved)
        replace_model(request, missing.path, found);
    request.checkpoint = std::move(model);
    return request;
}

Result<void> tell_notes(const std::filesystem::path& recipe, Progress& progress, Log& log)
{
    FLIPBOOK_ASSIGN(const FileRecipe found, find_recipe(recipe));
    if (!found.foreign)
        return {};
    for (const std::string& note : foreign_notes(*found.foreign)) {
        log.warning(note);
        progress.notice(note);
    }
    return {};
}

Result<void> generate(const GenerateOptions& options, const GenerateSettings& settings,
                      Progress& progress, Log& log)
{
    FLIPBOOK_ASSIGN(const GenerationRequest request, complete_request(options, settings, progress));
    if (settings.recipe) {
        FLIPBOOK_TRY(tell_notes(*settings.recipe, progress, log));
    }

    catch_interrupt();
    EventQueue events;
    EngineOptions engine_options;
    engine_options.threads = settings.threads;
    engine_options.memory_limit_bytes = settings.memory_limit_bytes;
    engine_options.catalog_file = ModelCatalog::usual_cache_file();
    engine_options.deep_frames = true;  // Formats of 10 and 16 bits gain by it.
    const auto sink = [&events](Event event) { events.push(std::move(event)); };
    FLIPBOOK_ASSIGN(const std::unique_ptr<Engine> engine, Engine::create(engine_options, sink));

    FLIPBOOK_TRY(check_sampler(request.sampling.scheduler, engine->capabilities().schedulers));
    FLIPBOOK_ASSIGN(const std::vector<ClipPlan> plans,
                    plan_clips(request, settings, engine->capabilities().formats));
    const Session session{*engine, events, progress, log};
    int number = 0;
    for (const ClipPlan& plan : plans)
        FLIPBOOK_TRY(make_clip(session, plan, ++number, settings.overwrite));
    return {};
}

}  // namespace

ExitStatus run_generate(const std::vector<std::string>& arguments)
{
    CLI::App app("Makes a clip from a prompt.", "flipbook-cli generate");
    GenerateOptions options;
    add_generate_options(app, options);
    const auto parsed = parse_command_line(app, arguments);
    if (parsed && parsed.value() == CommandLine::answered)
        return exit_done;

    // A wrong line, too, ends as --progress asks, so the settings are read before it is judged.
    GenerateSettings settings;
    const auto settings_outcome = read_settings(options, settings);
    LogSettings log_settings;
    const auto log_outcome = apply_options(options.log, log_settings);
    const auto progress = make_progress(settings.progress.value_or(usual_progress(log_settings)),
                                        {std::cout, std::cerr});

    Log silent;
    if (!parsed)
        return finish(parsed.error(), *progress, silent);
    if (!settings_outcome)
        return finish(settings_outcome, *progress, silent);
    if (!log_outcome)
        return finish(log_outcome, *progress, silent);
    auto log = Log::open(log_settings);
    if (!log)
        return finish(log.error(), *progress, silent);
    return finish(generate(options, settings, *progress, log.value()), *progress, log.value());
}

}  // namespace flipbook::cli
