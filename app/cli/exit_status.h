// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flipbook/result.h"

namespace flipbook::cli {

// What the program tells its caller; scripts rely on the numbers.
enum ExitStatus : int {
    exit_done = 0,
    exit_failed = 1,         // The work failed.
    exit_bad_request = 2,    // The command or the request is wrong.
    exit_bad_file = 3,       // A model or media file cannot be used.
    exit_out_of_memory = 4,  // After all remedies.
    exit_device = 5,         // The device is missing or failed.
    exit_cancelled = 130,    // 128 + SIGINT, as shells count.
};

ExitStatus exit_status(ErrorCode code);

// Writes the reason as the last line of stderr; returns the status that belongs to it.
ExitStatus report(const Error& error);

}  // namespace flipbook::cli
