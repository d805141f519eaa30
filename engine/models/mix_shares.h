// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/motion_blocks.h"
#include "flipbook/result.h"

namespace flipbook {

// What MixRequest::shares says.
class MixShares {
public:
    // Error: invalid_request, quoting the part that is wrong.
    static Result<MixShares> parse(const std::string& text);

    // Of a tensor by its canonical name (key_maps.h), "up_blocks.1.motion_modules.0.…"; 0 where no
    // place names it.
    double at(const std::string& name) const;

private:
    enum class Part { attention, feed_forward, norms, projections };
    struct Entry {
        MotionBlocks blocks;  // All, where none is said.
        std::optional<Part> part;
        double share = 0;
    };

    static Result<Entry> parse_entry(const std::string& text);
    static std::optional<Part> part_from(const std::string& word);
    static Part part_of(const std::string& name);

    std::vector<Entry> m_entries;
};

}  // namespace flipbook
