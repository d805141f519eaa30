// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/result.h"

namespace flipbook::cli {

// One option of a command, and what its text does to the command's settings.
template <class Target> struct CommandOption {
    std::string name;        // "--steps"
    std::string value_name;  // "N" in the help; empty for an option without a value.
    std::string group;       // Its heading in the help.
    std::string description;
    Result<void> (*apply)(const std::string& text, Target& target);
    // Of an option that may be given several times: empties its list, before the first.
    void (*clear)(Target& target) = nullptr;
};

// Options that stood on the command line, with their text, in the order of the list of options.
template <class Target>
using GivenOptions = std::vector<std::pair<const CommandOption<Target>*, std::string>>;

// Lets `app` collect these options into `given`. Both lists must outlive the parsing.
template <class Target>
void add_options(CLI::App& app, const std::vector<CommandOption<Target>>& options,
                 GivenOptions<Target>& given)
{
    for (const CommandOption<Target>& option : options) {
        if (option.value_name.empty()) {
            const auto remember = [&option, &given] { given.emplace_back(&option, std::string()); };
            app.add_flag_callback(option.name, remember, option.description)->group(option.group);
        } else if (option.clear) {
            const auto remember = [&option, &given](const std::vector<std::string>& texts) {
                for (const std::string& text : texts)
                    given.emplace_back(&option, text);
            };
            app.add_option_function<std::vector<std::string>>(option.name, remember,
                                                              option.description)
                ->type_name(option.value_name)
                ->take_all()
                ->allow_extra_args(false)  // One value behind each.
                ->group(option.group);
        } else {
            const auto remember = [&option, &given](const std::string& text) {
                given.emplace_back(&option, text);
            };
            app.add_option_function<std::string>(option.name, remember, option.description)
                ->type_name(option.value_name)
                ->take_last()  // So that scripts can append to a line of their defaults.
                ->group(option.group);
        }
    }
}

// Error: invalid_request; the message begins with the option's name.
template <class Target>
Result<void> apply_options(const GivenOptions<Target>& given, Target& target)
{
    const CommandOption<Target>* last = nullptr;
    for (const auto& [option, text] : given) {
        if (option->clear && option != last)
            option->clear(target);
        last = option;
        if (const Result<void> outcome = option->apply(text, target); !outcome)
            return Error{outcome.error().code, option->name + ": " + outcome.error().message};
    }
    return {};
}

enum class CommandLine {
    complete,  // Go on.
    answered,  // --help or --version was given, and has been printed.
};

// Reads the arguments that follow the command's name, UTF-8, into the options of `app`.
// Error: invalid_request; for an unknown option with a hint at the nearest one.
Result<CommandLine> parse_command_line(CLI::App& app, std::vector<std::string> arguments);

}  // namespace flipbook::cli
