// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "exit_status.h"
#include "flipbook/registry.h"

namespace flipbook::cli {

// One verb of the command line.
struct Command {
    std::string name;
    std::string description;
    // Takes the arguments that follow the name, UTF-8.
    std::function<ExitStatus(const std::vector<std::string>& arguments)> run;
};

// The list.
Registry<Command> commands();

// What main() does: the arguments without the program's name, UTF-8.
ExitStatus run_command_line(const std::vector<std::string>& arguments);

// Each in a file of its own, <name>_command.cpp.
ExitStatus run_generate(const std::vector<std::string>& arguments);
ExitStatus run_inspect(const std::vector<std::string>& arguments);
ExitStatus run_info(const std::vector<std::string>& arguments);
ExitStatus run_mix(const std::vector<std::string>& arguments);
ExitStatus run_convert(const std::vector<std::string>& arguments);
ExitStatus run_devices(const std::vector<std::string>& arguments);
ExitStatus run_train(const std::vector<std::string>& arguments);
ExitStatus run_check(const std::vector<std::string>& arguments);
ExitStatus run_bench(const std::vector<std::string>& arguments);

}  // namespace flipbook::cli
