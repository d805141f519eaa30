// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/job_context.h"
#include "flipbook/check.h"

namespace flipbook {

// The looks inside that need no networks: "weights", "activations" and "attention".
std::vector<std::string> mock_check_names();

// A report of numbers that follow from names, seed and motion module, the same every time.
// Error: invalid_request for other checks, or those of validate().
Result<Event> mock_check(const CheckRequest& request, std::chrono::milliseconds step,
                         JobContext& job);

}  // namespace flipbook
