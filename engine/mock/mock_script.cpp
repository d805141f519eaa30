// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mock_script.h"

#include <charconv>
#include <string_view>

namespace flipbook {

namespace {

std::optional<int> whole_number(std::string_view text)
{
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc() || rest != end || number < 0)
        return std::nullopt;
    return number;
}

Error refusal(std::string_view part)
{
    return {
        ErrorCode::invalid_request,
        "The script of the mock engine has '" + std::string(part)
            + "', but takes step_ms, load_ms, decode_ms, hang and fail_jobs with whole numbers, and "
              "fail=oom@STEP, nan@STEP, device@STEP or file."};
}

// "oom@12".
bool read_failure(std::string_view value, MockScript& script)
{
    const std::size_t at = value.find('@');
    const std::string_view kind = value.substr(0, at);
    if (kind == "file") {
        script.failure = ErrorCode::not_found;
        return at == std::string_view::npos;
    }
    if (kind == "oom")
        script.failure = ErrorCode::out_of_memory;
    else if (kind == "nan")
        script.failure = ErrorCode::not_finite;
    else if (kind == "device")
        script.failure = ErrorCode::device;
    else
        return false;
    const auto step =
        at == std::string_view::npos ? std::optional<int>(1) : whole_number(value.substr(at + 1));
    script.failing_step = step.value_or(1);
    return step.has_value();
}

bool read_part(std::string_view part, MockScript& script)
{
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos)
        return false;
    const std::string_view key = part.substr(0, equals);
    const std::string_view value = part.substr(equals + 1);
    if (key == "fail")
        return read_failure(value, script);
    const auto number = whole_number(value);
    if (!number)
        return false;
    if (key == "step_ms")
        script.step = std::chrono::milliseconds(*number);
    else if (key == "load_ms")
        script.load = std::chrono::milliseconds(*number);
    else if (key == "decode_ms")
        script.decode = std::chrono::milliseconds(*number);
    else if (key == "hang")
        script.hang = std::chrono::milliseconds(*number);
    else if (key == "fail_jobs")
        script.failing_jobs = *number;
    else
        return false;
    return true;
}

}  // namespace

Result<MockScript> parse_mock_script(const std::string& text)
{
    MockScript script;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view part = rest.substr(0, comma);
        if (!read_part(part, script))
            return refusal(part);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return script;
}

}  // namespace flipbook
