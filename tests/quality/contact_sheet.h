// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "flipbook/clip.h"
#include "flipbook/result.h"

namespace flipbook {

// Four frames of each of many clips on one picture, four clips a row, every pixel enlarged to four.
// A bar before each clip is green if all that was asked is right, red otherwise.
class ContactSheet {
public:
    // All frames of all clips have one size. Precondition: `clip` has frames.
    void add(const Clip& clip, bool is_right);

    std::size_t count() const { return m_strips.size(); }

    // A PNG beside the target, then renamed. Errors: io, out_of_memory.
    Result<void> write(const std::filesystem::path& path) const;

private:
    struct Strip {
        std::vector<Frame> frames;
        bool is_right;
    };
    std::vector<Strip> m_strips;
};

}  // namespace flipbook
