// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command_line.h"
#include "flipbook/result.h"

namespace spdlog {
class logger;
}

namespace flipbook::cli {

struct LogSettings {
    std::string level;  // One of log_levels(); empty = unsaid.
    std::optional<std::filesystem::path> file;
};

// --log-level and --log-file, which every command has.
const std::vector<CommandOption<LogSettings>>& log_options();

// A record of what the program did, with times, for reports of faults. Silent unless asked for.
class Log {
public:
    // A log that nobody reads.
    Log();
    ~Log();
    Log(Log&&) noexcept;
    Log& operator=(Log&&) noexcept;

    // Writes to the file (appending), else to stderr. Error: io, naming the file.
    static Result<Log> open(const LogSettings& settings);

    // From any thread.
    void debug(const std::string& text);
    void info(const std::string& text);
    void warning(const std::string& text);
    void error(const std::string& text);

private:
    std::shared_ptr<spdlog::logger> m_logger;
};

}  // namespace flipbook::cli
