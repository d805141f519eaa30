// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <iomanip>
#include <iostream>

#include "closest_name.h"
#include "flipbook/recipe.h"

namespace flipbook::cli {

namespace {

void print_overview(std::ostream& stream, const Registry<Command>& known)
{
    stream << "Flipbook makes short animations from text.\n\n"
              "Usage: flipbook-cli COMMAND [OPTIONS]\n\nCommands:\n";
    constexpr int name_columns = 12;
    for (const Command& command : known.entries())
        stream << "  " << std::left << std::setw(name_columns) << command.name
               << command.description << '\n';
    stream
        << "\nOptions:\n"
           "  --help      Print this help and exit; after a command: the options of that command\n"
           "  --version   Print the version and exit\n"
        << std::flush;
}

Error unknown_command(const std::string& word, const Registry<Command>& known)
{
    std::vector<std::string> names;
    for (const Command& command : known.entries())
        names.push_back(command.name);
    if (word.starts_with('-'))
        return {ErrorCode::invalid_request, "'" + word
                                                + "' stands where the command belongs, "
                                                  "before any option (see --help)."};
    return {ErrorCode::invalid_request,
            "The command '" + word + "' is unknown" + ending_with_hint(word, names)};
}

}  // namespace

Registry<Command> commands()
{
    Registry<Command> commands;
    commands.add({"generate", "Make a clip from a prompt", run_generate});
    commands.add({"inspect", "Say what model files are and whether they fit", run_inspect});
    commands.add({"info", "Print the recipe that a clip, picture or side-car carries", run_info});
    commands.add({"convert", "Write a model file in another layout", run_convert});
    commands.add(
        {"mix", "Blend two motion modules, or make a MotionLoRA of their difference", run_mix});
    commands.add({"devices", "List the devices, their precisions and memory", run_devices});
    commands.add({"train", "Train a model, or a part of one, from a config", run_train});
    commands.add({"check", "Look inside motion modules, layers, gradients", run_check});
    commands.add({"bench", "Time the engine", run_bench});
    return commands;
}

ExitStatus run_command_line(const std::vector<std::string>& arguments)
{
    const Registry<Command> known = commands();
    if (arguments.empty()) {
        print_overview(std::cerr, known);
        return report({ErrorCode::invalid_request, "A command is needed."});
    }
    const std::string& word = arguments.front();
    if (word == "--help" || word == "-h") {
        print_overview(std::cout, known);
        return exit_done;
    }
    if (word == "--version") {
        std::cout << "flipbook-cli " << version() << std::endl;
        return exit_done;
    }
    const Command* command = known.find(word);
    if (!command)
        return report(unknown_command(word, known));
    return command->run({arguments.begin() + 1, arguments.end()});
}

}  // namespace flipbook::cli
