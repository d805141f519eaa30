// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "check_report_text.h"
#include "closest_name.h"
#include "commands.h"
#include "flipbook/engine.h"
#include "flipbook/resources.h"
#include "interrupt.h"
#include "number.h"
#include "request_options.h"
#include "session.h"

namespace flipbook::cli {

namespace {

using Json = nlohmann::ordered_json;

struct CheckSettings {
    std::string what;
    std::vector<std::string> files;
    std::string kind;
    CheckRequest request;
    bool json = false;
};

Result<void> set_layers(const std::string& text, CheckSettings& settings)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        settings.request.layers.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return {};
}

Result<void> set_place(const std::string& text, CheckSettings& settings)
{
    constexpr int most = 1023;
    const std::size_t comma = std::min(text.find(','), text.size());
    LatentPlace place;
    FLIPBOOK_ASSIGN(place.x, parse_whole<int>(text.substr(0, comma), 0, most));
    FLIPBOOK_ASSIGN(place.y,
                    parse_whole<int>(text.substr(std::min(comma + 1, text.size())), 0, most));
    settings.request.place = place;
    return {};
}

const std::vector<CommandOption<CheckSettings>>& check_options()
{
    static const std::vector<CommandOption<CheckSettings>> options = {
        {"--kind", "KIND", "Work",
         "Of gradients: what this kind of training learns; default: every kind",
         [](const std::string& text, CheckSettings& settings) {
             settings.kind = text;
             return Result<void>();
         }},
        {"--out", "PATH", "Output", "Of record: the file; of attention: a folder for PNG and CSV",
         [](const std::string& text, CheckSettings& settings) {
             settings.request.output = model_path(text);
             return Result<void>();
         }},
        {"--layers", "NAMES", "Output",
         "Of record and activations: how their names begin, with commas; of weights: those to have "
         "histograms, also as PART/NAME",
         set_layers},
        {"--whole", "", "Output", "Of record: tensors, not only mean, std, min and max",
         [](const std::string&, CheckSettings& settings) {
             settings.request.whole = true;
             return Result<void>();
         }},
        {"--at", "X,Y", "Output", "Of attention: a place in the latents; default: all, averaged",
         set_place},
        {"--json", "", "Output", "The last line of stdout is one JSON object",
         [](const std::string&, CheckSettings& settings) {
             settings.json = true;
             return Result<void>();
         }},
    };
    return options;
}

std::size_t wrong_count(const GradientReport& report)
{
    return static_cast<std::size_t>(std::count_if(
        report.begin(), report.end(), [](const GradientRow& row) { return !row.is_right; }));
}

Json to_json(const GradientReport& report)
{
    Json rows = Json::array();
    for (const GradientRow& row : report)
        rows.push_back({{"kind", row.kind},
                        {"parameter", row.parameter},
                        {"count", row.count},
                        {"derivative", row.derivative},
                        {"difference", row.difference},
                        {"right", row.is_right}});
    return {{"gradients", std::move(rows)}, {"wrong", wrong_count(report)}};
}

void print_table(const GradientReport& report)
{
    constexpr int kind_columns = 16, count_columns = 8, number_columns = 17, digits = 8;
    std::cout << std::scientific << std::setprecision(digits);
    for (const GradientRow& row : report)
        std::cout << (row.is_right ? "right  " : "WRONG  ") << std::left << std::setw(kind_columns)
                  << row.kind << std::right << std::setw(count_columns) << row.count
                  << std::setw(number_columns) << row.derivative << std::setw(number_columns)
                  << row.difference << "  " << row.parameter << '\n';
    std::cout << report.size() - wrong_count(report) << " of " << report.size()
              << " gradients agree with central differences" << std::endl;
}

Result<void> check_gradients(const CheckSettings& settings, const Session& session)
{
    const auto& kinds = session.engine.capabilities().training_kinds;
    if (!settings.kind.empty()
        && std::find(kinds.begin(), kinds.end(), settings.kind) == kinds.end())
        return Error{ErrorCode::invalid_request, "There is no kind of training '" + settings.kind
                                                     + '\''
                                                     + ending_with_hint(settings.kind, kinds)};
    FLIPBOOK_ASSIGN(const Event event,
                    await_job(session, session.engine.check_gradients(settings.kind)));
    const GradientReport& report = std::get<GradientsChecked>(event).report;
    if (settings.json)
        std::cout << to_json(report).dump() << std::endl;
    else
        print_table(report);
    if (const std::size_t wrong = wrong_count(report))
        return Error{ErrorCode::internal, std::to_string(wrong) + " of "
                                              + std::to_string(report.size())
                                              + " gradients are wrong."};
    return {};
}

// How many files follow the name of a check.
std::size_t file_count(const std::string& what)
{
    if (what == "compare")
        return 2;
    return what == "module" ? 1 : 0;
}

Result<CheckRequest> request_of(const CheckSettings& settings)
{
    CheckRequest request = settings.request;
    request.what = settings.what;
    const std::size_t count = settings.files.size(), needed = file_count(settings.what);
    if (count != needed)
        return Error{ErrorCode::invalid_request,
                     "'check " + settings.what + "' takes " + std::to_string(needed)
                         + (needed == 1 ? " file, and " : " files, and ") + std::to_string(count)
                         + (count == 1 ? " was given." : " were given.")};
    if (count > 0)
        request.file = model_path(settings.files[0]);
    if (count > 1)
        request.other = model_path(settings.files[1]);
    if (request.request.checkpoint.empty())
        request.request.checkpoint = starter_model().value_or(std::filesystem::path());
    return request;
}

Result<void> check(const CheckSettings& settings, Progress& progress, Log& log)
{
    catch_interrupt();
    EventQueue events;
    const auto sink = [&events](Event event) { events.push(std::move(event)); };
    FLIPBOOK_ASSIGN(const std::unique_ptr<Engine> engine, Engine::create({}, sink));
    const Session session{*engine, events, progress, log};
    if (settings.what == "gradients")
        return check_gradients(settings, session);
    std::vector<std::string> checks = engine->capabilities().checks;
    if (std::find(checks.begin(), checks.end(), settings.what) == checks.end()) {
        checks.insert(checks.begin(), "gradients");
        std::string names;
        for (const std::string& name : checks)
            names += (names.empty() ? "" : ", ") + name;
        return Error{ErrorCode::invalid_request,
                     "What can be checked is " + names + ", but no '" + settings.what + "'."};
    }
    FLIPBOOK_ASSIGN(CheckRequest request, request_of(settings));
    FLIPBOOK_ASSIGN(const Event event, await_job(session, engine->check(std::move(request))));
    const CheckReport& report = std::get<CheckReady>(event).report;
    std::cout << (settings.json ? report_json(report) + "\n" : report_text(report)) << std::flush;
    if (report.faults.empty())
        return {};
    return Error{ErrorCode::internal, report.faults.front()};
}

}  // namespace

ExitStatus run_check(const std::vector<std::string>& arguments)
{
    CLI::App app(
        "Looks inside. gradients compares those that training computes with central "
        "differences, on toy networks in fp64; module looks at a motion module's file and what "
        "it costs at --width and --height (512, on the processor 256); "
        "weights lists those of all networks; shapes, determinism, anomalies, memory, record, "
        "activations and attention make a short clip and look at its layers; compare looks "
        "at two recordings.",
        "flipbook-cli check");
    CheckSettings settings;
    // Enough to look at.
    settings.request.request.frame_count = 8;
    settings.request.request.sampling.steps = 2;
    settings.request.request.size = {0, 0};
    app.add_option("WHAT", settings.what,
                   "gradients, module, shapes, determinism, anomalies, memory, record, compare, "
                   "weights, activations or attention");
    app.add_option("FILE", settings.files, "What module and compare look at")->type_name("");
    GivenOptions<CheckSettings> given;
    GivenOptions<GenerationRequest> given_of_clip;
    add_options(app, check_options(), given);
    add_options(app, request_options(), given_of_clip);
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;
    if (const auto outcome = apply_options(given, settings); !outcome)
        return report(outcome.error());
    if (const auto outcome = apply_options(given_of_clip, settings.request.request); !outcome)
        return report(outcome.error());
    const auto progress = make_progress(usual_progress({}), {std::cout, std::cerr});
    return finish(check(settings, *progress, *log.value()), *progress, *log.value());
}

}  // namespace flipbook::cli
