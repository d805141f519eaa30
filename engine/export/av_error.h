// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "flipbook/result.h"

namespace flipbook {

// A negative return code of libav as an Error: "Error while opening the encoder: Invalid argument."
Error av_error(int code, const std::string& doing);

// The Error of `code` if it is negative.
Result<void> av_check(int code, const std::string& doing);

// Keeps libav and its encoders from writing to stderr, for the whole process: what matters comes
// back as a return code. From any thread, as often as one likes.
void silence_av_log();

// What libav opens for this file, whatever colons its name has. libav takes UTF-8 on all systems.
std::string av_url(const std::filesystem::path& path);

}  // namespace flipbook
