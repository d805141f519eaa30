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
#include "interrupt.h"
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

const std::vector<CommandOption<CheckSettings>>& check_options()
{
    static const std::vector<CommandOption<CheckSettings>> options = {
        {"--kind", "KIND", "Work",
         "Of gradients: what this kind of training learns; default: every kind",
         [](const std::string& text, CheckSettings& settings) {
             settings.kind = text;
             return Result<void>();
         }},
        {"--device", "NAME", "Computer", "auto (default), cpu, cuda or cuda:N",
         [](const std::string& text, CheckSettings& settings) {
             settings.request.request.compute.device = text;
             return Result<void>();
         }},
        {"--precision", "NAME", "Computer", "auto (the fastest here), fp32, fp16 or bf16",
         [](const std::string& text, CheckSettings& settings) {
             return set_precision(text, settings.request.request.compute);
         }},
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

// The files that follow the name of a check.
Result<CheckRequest> request_of(const CheckSettings& settings)
{
    CheckRequest request = settings.request;
    request.what = settings.what;
    const std::size_t count = settings.files.size();
    if (settings.what == "module" && count != 1)
        return Error{ErrorCode::invalid_request,
                     "'check module' takes the file of a motion module, and "
                         + std::to_string(count) + " were given."};
    if (count > 0)
        request.file = model_path(settings.files[0]);
    if (count > 1)
        request.other = model_path(settings.files[1]);
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
    CLI::App app("Looks inside: gradients compares those that training computes with central "
                 "differences, on toy networks in fp64; module FILE looks at a motion module.",
                 "flipbook-cli check");
    CheckSettings settings;
    app.add_option("WHAT", settings.what, "gradients or module");
    app.add_option("FILE", settings.files, "What is looked at")->type_name("");
    GivenOptions<CheckSettings> given;
    add_options(app, check_options(), given);
    auto log = start_command(app, arguments);
    if (!log)
        return report(log.error());
    if (!log.value())
        return exit_done;
    if (const auto outcome = apply_options(given, settings); !outcome)
        return report(outcome.error());
    const auto progress = make_progress(usual_progress({}), {std::cout, std::cerr});
    return finish(check(settings, *progress, *log.value()), *progress, *log.value());
}

}  // namespace flipbook::cli
