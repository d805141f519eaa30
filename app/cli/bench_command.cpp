// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <system_error>
#include <utility>

#include "commands.h"
#include "export_bench.h"
#include "flipbook/engine.h"
#include "flipbook/recipe.h"
#include "interrupt.h"
#include "number.h"
#include "request_options.h"
#include "session.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

using Json = nlohmann::ordered_json;

struct BenchSettings {
    BenchmarkRequest request;
    std::optional<bool> full_size;
    ExportBenchRequest exported;  // Where its format is not empty.
    int threads = 0;
    bool json = false;
};

Result<void> set_full_size(BenchSettings& settings, bool full_size)
{
    if (settings.full_size && *settings.full_size != full_size)
        return Error{ErrorCode::invalid_request, "--full-size and --tiny exclude each other."};
    settings.full_size = full_size;
    settings.request.full_size = full_size;
    return {};
}

using Settings = BenchSettings;

const std::vector<CommandOption<Settings>>& bench_options()
{
    constexpr int most = 100000;
    static const std::vector<CommandOption<Settings>> options = {
        {"--json", "", "Output", "The last line of stdout is one JSON object",
         [](const std::string&, Settings& settings) {
             settings.json = true;
             return Result<void>();
         }},
        {"--full-size", "", "Work", "SD 1.5 with motion module v3 (default)",
         [](const std::string&, Settings& settings) { return set_full_size(settings, true); }},
        {"--tiny", "", "Work", "The channels of the tests' tiny model",
         [](const std::string&, Settings& settings) { return set_full_size(settings, false); }},
        {"--width", "PIXELS", "Work", "A multiple of 8 (256)",
         [](const std::string& text, Settings& settings) {
             return set_side(text, settings.request.size.width);
         }},
        {"--height", "PIXELS", "Work", "A multiple of 8 (256)",
         [](const std::string& text, Settings& settings) {
             return set_side(text, settings.request.size.height);
         }},
        {"--frames", "N", "Work", "Number of frames (8)",
         [](const std::string& text, Settings& settings) -> Result<void> {
             FLIPBOOK_ASSIGN(settings.request.frame_count, parse_whole<int>(text, 1, most));
             return {};
         }},
        {"--steps", "N", "Work", "Timed steps (3); one more warms up",
         [](const std::string& text, Settings& settings) -> Result<void> {
             FLIPBOOK_ASSIGN(settings.request.steps, parse_whole<int>(text, 1, most));
             return {};
         }},
        {"--cfg", "X", "Work", "Guidance scale (7.5); 1 or less = the positive pass only",
         [](const std::string& text, Settings& settings) -> Result<void> {
             FLIPBOOK_ASSIGN(settings.request.guidance_scale, parse_decimal(text));
             return {};
         }},
        {"--preview", "", "Work", "Also times the preview of each step",
         [](const std::string&, Settings& settings) {
             settings.request.previews = true;
             return Result<void>();
         }},
        {"--export", "FORMAT", "Work", "Instead times how fast clips are written: mp4, gif, …",
         [](const std::string& text, Settings& settings) {
             settings.exported.format = text;
             return Result<void>();
         }},
        {"--keep", "FOLDER", "Output", "Of --export: keeps the file and its frames.rgb here",
         [](const std::string& text, Settings& settings) {
             settings.exported.folder = path_from_utf8(text);
             return Result<void>();
         }},
        {"--device", "NAME", "Computer", "auto (default), cpu, cuda or cuda:N",
         [](const std::string& text, Settings& settings) {
             settings.request.compute.device = text;
             return Result<void>();
         }},
        {"--precision", "NAME", "Computer", "auto (the fastest here), fp32, fp16 or bf16",
         [](const std::string& text, Settings& settings) {
             return set_precision(text, settings.request.compute);
         }},
        {"--threads", "N", "Computer", "Threads of one network pass; default: physical cores",
         [](const std::string& text, Settings& settings) {
             return set_threads(text, settings.threads);
         }},
    };
    return options;
}

Json to_json(const BenchmarkReport& report)
{
    const Spread& seconds = report.seconds_per_step;
    return {{"version", version()},
            {"device", report.device},
            {"precision", report.precision},
            {"threads", report.threads},
            {"full_size", report.request.full_size},
            {"width", report.request.size.width},
            {"height", report.request.size.height},
            {"frames", report.request.frame_count},
            {"steps", report.request.steps},
            {"cfg", report.request.guidance_scale},
            {"seconds_per_step",
             {{"median", seconds.median}, {"min", seconds.min}, {"max", seconds.max}}},
            {"phases", report.phase_seconds},
            {"weight_bytes", report.weight_bytes},
            {"peak_memory_bytes", report.peak_memory_bytes},
            {"flop", report.flop_per_step},
            {"flop_per_second", report.flop_per_second},
            {"ceilings", report.ceiling_flop_per_second}};
}

std::ostream& row(const std::string& name)
{
    constexpr int name_columns = 20;
    return std::cout << std::left << std::setw(name_columns) << name;
}

void print_table(const BenchmarkReport& report)
{
    constexpr double giga = 1e9;
    const BenchmarkRequest& request = report.request;
    const Spread& seconds = report.seconds_per_step;
    std::cout << std::fixed << std::setprecision(3);
    row("device") << report.device << ", " << report.precision << ", " << report.threads
                  << " threads\n";
    row("work") << (request.full_size ? "full size, " : "tiny, ") << request.frame_count
                << " frames of " << request.size.width << 'x' << request.size.height << '\n';
    row("seconds per step") << seconds.median << " (" << seconds.min << " to " << seconds.max
                            << ")\n";
    for (const auto& [phase, phase_seconds] : report.phase_seconds)
        row(phase) << phase_seconds << " s\n";
    std::cout << std::setprecision(2);
    row("weights") << static_cast<double>(report.weight_bytes) / giga << " GB\n";
    row("peak memory") << static_cast<double>(report.peak_memory_bytes) / giga << " GB\n";
    row("work per step") << report.flop_per_step / giga << " GFLOP\n";
    row("achieved") << report.flop_per_second / giga << " GFLOP/s\n";
    for (const auto& [kind, ceiling] : report.ceiling_flop_per_second)
        row(kind + " ceiling") << ceiling / giga << " GFLOP/s\n";
    std::cout << std::flush;
}

void print(const ExportBenchRequest& request, const ExportBenchReport& report, bool json)
{
    if (json) {
        std::cout << Json{{"version", version()},
                          {"format", request.format},
                          {"width", request.size.width},
                          {"height", request.size.height},
                          {"frames", request.frame_count},
                          {"frames_per_second", report.frames_per_second},
                          {"file_bytes", report.file_bytes}}
                         .dump()
                  << std::endl;
        return;
    }
    std::cout << std::fixed << std::setprecision(1);
    row("work") << request.frame_count << " frames of " << request.size.width << 'x'
                << request.size.height << " as " << request.format << '\n';
    row("written") << report.frames_per_second << " frames a second\n";
    row("file") << report.file_bytes << " bytes\n";
    std::cout << std::flush;
}

Result<void> bench_export(const BenchSettings& settings, Session session)
{
    ExportBenchRequest request = settings.exported;
    request.size = settings.request.size;
    request.frame_count = settings.request.frame_count;
    const bool is_kept = !request.folder.empty();
    std::error_code ignored;
    if (!is_kept)
        request.folder = std::filesystem::temp_directory_path(ignored)
                         / ("flipbook-bench-" + std::to_string(std::random_device{}()));
    const auto outcome = run_export_bench(request, session);
    if (!is_kept)
        std::filesystem::remove_all(request.folder, ignored);
    FLIPBOOK_ASSIGN(const ExportBenchReport report, outcome);
    session.progress.done();
    print(request, report, settings.json);
    return {};
}

Result<void> bench(const BenchSettings& settings, Progress& progress, Log& log)
{
    catch_interrupt();
    EventQueue events;
    EngineOptions engine_options;
    engine_options.threads = settings.threads;
    const auto sink = [&events](Event event) { events.push(std::move(event)); };
    FLIPBOOK_ASSIGN(const std::unique_ptr<Engine> engine, Engine::create(engine_options, sink));

    const Session session{*engine, events, progress, log};
    if (!settings.exported.format.empty())
        return bench_export(settings, session);
    FLIPBOOK_ASSIGN(Event event, await_job(session, engine->benchmark(settings.request)));
    progress.done();
    const BenchmarkReport& report = std::get<BenchmarkReady>(event).report;
    if (settings.json)
        std::cout << to_json(report).dump(-1, ' ', false, Json::error_handler_t::replace)
                  << std::endl;
    else
        print_table(report);
    return {};
}

}  // namespace

ExitStatus run_bench(const std::vector<std::string>& arguments)
{
    CLI::App app("Times the engine on random weights; reads no file.", "flipbook-cli bench");
    GivenOptions<BenchSettings> given;
    add_options(app, bench_options(), given);
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;

    BenchSettings settings;
    if (const auto outcome = apply_options(given, settings); !outcome)
        return report(outcome.error());
    const auto progress = make_progress(usual_progress({}), {std::cout, std::cerr});
    return finish(bench(settings, *progress, *log.value()), *progress, *log.value());
}

}  // namespace flipbook::cli
