// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line.h"

#include <algorithm>
#include <iostream>

#include "closest_name.h"
#include "flipbook/recipe.h"

namespace flipbook::cli {

namespace {

// CLI11 takes the next argument as the value of "--prompt=", so that an empty value would swallow
// an option.
std::vector<std::string> with_empty_values_apart(std::vector<std::string> arguments)
{
    std::vector<std::string> result;
    for (std::string& argument : arguments) {
        if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
            argument.pop_back();
            result.push_back(std::move(argument));
            result.emplace_back();
        } else {
            result.push_back(std::move(argument));
        }
    }
    return result;
}

std::vector<std::string> option_names(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

Error unexpected_argument(const CLI::App& app, const std::string& argument)
{
    if (!argument.starts_with('-'))
        return {ErrorCode::invalid_request,
                "The argument '" + argument + "' belongs to no option (see --help)."};
    const std::string name = argument.substr(0, argument.find('='));
    return {ErrorCode::invalid_request,
            "The option '" + name + "' is unknown" + ending_with_hint(name, option_names(app))};
}

// CLI11 says "--steps: 1 required N missing".
Error missing_value(const CLI::ArgumentMismatch& failure)
{
    const std::string text = failure.what();
    return {ErrorCode::invalid_request,
            "The option " + text.substr(0, text.find(':')) + " needs a value."};
}

Error bad_arguments(const CLI::ParseError& failure)
{
    return {ErrorCode::invalid_request,
            "The command line cannot be read: " + std::string(failure.what()) + '.'};
}

}  // namespace

Result<CommandLine> parse_command_line(CLI::App& app, std::vector<std::string> arguments)
{
    app.set_version_flag("--version", std::string("flipbook-cli ") + version(),
                         "Print the version and exit");
    app.set_help_flag("--help,-h", "Print this help and exit");
    // Values such as /a/path and /n are no options here, not even on Windows.
    app.allow_windows_style_options(false);
    app.allow_extras();  // So that the sentence about them, with the hint, is ours.

    arguments = with_empty_values_apart(std::move(arguments));
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back.
    try {
        app.parse(arguments);
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help() << std::flush;
        return CommandLine::answered;
    } catch (const CLI::CallForVersion& answer) {
        std::cout << answer.what() << std::endl;
        return CommandLine::answered;
    } catch (const CLI::ArgumentMismatch& failure) {
        return missing_value(failure);
    } catch (const CLI::ParseError& failure) {
        return bad_arguments(failure);
    }
    if (const auto extras = app.remaining(); !extras.empty())
        return unexpected_argument(app, extras.front());
    return CommandLine::complete;
}

}  // namespace flipbook::cli
