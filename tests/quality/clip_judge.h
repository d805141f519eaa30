// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "background_judge.h"
#include "object_judge.h"
#include "world/world.h"

namespace flipbook {

struct ClipVerdict {
    std::size_t object = 0;
    std::optional<std::size_t> colour;  // The nearest named one; nothing if no object was found.
    std::size_t background = 0;
    Motion motion = Motion::still;
    double drift_pixels = 0;
    // The last frame's object against the first's, 0 … √3; see difference().
    double object_change = 0;
    bool is_same_object = false;
};

// Says what a clip shows, knowing the world but not the prompt. Immutable, may be shared.
class ClipJudge {
public:
    // For frames of side × side.
    ClipJudge(const World& world, int side);

    // Precondition: at least two frames.
    ClipVerdict judge(std::span<const Frame> frames) const;

private:
    BackgroundJudge m_background;
    ObjectJudge m_object;
};

}  // namespace flipbook
