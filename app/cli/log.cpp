// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <system_error>

#include "utf8.h"

namespace flipbook::cli {

namespace fs = std::filesystem;

namespace {

struct LevelName {
    const char* name;
    spdlog::level::level_enum level;
};

constexpr LevelName level_names[] = {
    {"trace", spdlog::level::trace}, {"debug", spdlog::level::debug},
    {"info", spdlog::level::info},   {"warning", spdlog::level::warn},
    {"error", spdlog::level::err},   {"off", spdlog::level::off},
};

spdlog::level::level_enum level_named(const std::string& name)
{
    for (const LevelName& entry : level_names)
        if (name == entry.name)
            return entry.level;
    return spdlog::level::info;
}

Result<void> set_level(const std::string& text, LogSettings& settings)
{
    std::string names;
    for (const LevelName& entry : level_names) {
        if (text == entry.name) {
            settings.level = text;
            return {};
        }
        names += names.empty() ? entry.name : std::string(", ") + entry.name;
    }
    return Error{ErrorCode::invalid_request,
                 "'" + text + "' is no level; there are " + names + "."};
}

Result<void> set_file(const std::string& text, LogSettings& settings)
{
    settings.file = path_from_utf8(text);
    return {};
}

// spdlog throws if it cannot open its file, so the question is asked first.
Result<void> check_log_file(const fs::path& file)
{
    std::error_code failure;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, failure))
        return Error{ErrorCode::invalid_request,
                     "--log-file: The folder '" + to_utf8(folder) + "' does not exist."};
    if (!std::ofstream(file, std::ios::app))
        return Error{ErrorCode::io, "--log-file: '" + to_utf8(file) + "' cannot be written."};
    return {};
}

}  // namespace

const std::vector<CommandOption<LogSettings>>& log_options()
{
    static const std::vector<CommandOption<LogSettings>> options = {
        {"--log-level", "LEVEL", "Log",
         "trace, debug, info, warning, error or off (info with --log-file)", set_level},
        {"--log-file", "FILE", "Log", "Append the log to FILE instead of stderr", set_file},
    };
    return options;
}

Log::Log()
    : m_logger(std::make_shared<spdlog::logger>("flipbook",
                                                std::make_shared<spdlog::sinks::null_sink_mt>()))
{ }

Log::~Log() = default;
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;

Result<Log> Log::open(const LogSettings& settings)
{
    Log log;
    if (settings.level.empty() && !settings.file)
        return log;

    spdlog::sink_ptr sink;
    if (settings.file) {
        FLIPBOOK_TRY(check_log_file(*settings.file));
        sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(settings.file->native());
    } else {
        sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    }
    log.m_logger = std::make_shared<spdlog::logger>("flipbook", std::move(sink));
    log.m_logger->set_level(level_named(settings.level));
    log.m_logger->set_pattern("%Y-%m-%d %H:%M:%S.%e %l: %v");
    log.m_logger->flush_on(spdlog::level::trace);
    return log;
}

void Log::debug(const std::string& text)
{
    m_logger->debug(text);
}

void Log::info(const std::string& text)
{
    m_logger->info(text);
}

void Log::warning(const std::string& text)
{
    m_logger->warn(text);
}

void Log::error(const std::string& text)
{
    m_logger->error(text);
}

}  // namespace flipbook::cli
