// SPDX-License-Identifier: GPL-3.0-or-later
#include "exit_status.h"

#include <algorithm>
#include <iostream>

namespace flipbook::cli {

ExitStatus exit_status(ErrorCode code)
{
    switch (code) {
    case ErrorCode::invalid_request:
        return exit_bad_request;
    case ErrorCode::not_found:
    case ErrorCode::unsupported_format:
    case ErrorCode::corrupt:
        return exit_bad_file;
    case ErrorCode::out_of_memory:
        return exit_out_of_memory;
    case ErrorCode::device:
        return exit_device;
    case ErrorCode::cancelled:
        return exit_cancelled;
    case ErrorCode::io:
    case ErrorCode::not_finite:
    case ErrorCode::internal:
        return exit_failed;
    }
    return exit_failed;
}

ExitStatus report(const Error& error)
{
    // Scripts take the last line, so the sentence stays on one.
    std::string sentence = error.message;
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    std::cerr << "flipbook-cli: " << sentence << std::endl;
    return exit_status(error.code);
}

}  // namespace flipbook::cli
