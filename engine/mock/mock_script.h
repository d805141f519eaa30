// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "flipbook/result.h"

namespace flipbook {

// What create_mock_engine() is told; its header lists the keys.
struct MockScript {
    std::chrono::milliseconds step{40};
    std::chrono::milliseconds load{100};
    std::chrono::milliseconds decode{50};
    std::chrono::milliseconds hang{0};  // In the first step of the first clip.
    std::optional<ErrorCode> failure;   // not_found fails while loading, the others in a step.
    int failing_step = 1;
    int failing_jobs = 1;
};

// Error: invalid_request, quoting the part that is wrong.
Result<MockScript> parse_mock_script(const std::string& text);

}  // namespace flipbook
