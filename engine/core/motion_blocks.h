// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flipbook/result.h"

namespace flipbook {

// Some of the UNet's blocks, where a motion module is wanted.
class MotionBlocks {
public:
    MotionBlocks() = default;  // All of them.

    // "all", or a list of "down", "mid", "up", "down.0" and "up.1-2". Error: invalid_request,
    // quoting what is none of these.
    static Result<MotionBlocks> parse(const std::string& text);

    // `part` is "down", "mid" or "up".
    bool contains(const std::string& part, std::int64_t block) const;

private:
    struct Range {
        std::string part;
        std::int64_t first = 0, last = 0;
    };

    std::vector<Range> m_ranges;  // Empty for all.
};

}  // namespace flipbook
