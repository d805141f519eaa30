// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace flipbook {

class Random;

enum class Motion {
    still,
    moving_left,
    moving_right,
    moving_up,
    moving_down,
    growing,
    shrinking,
    bouncing,
    spinning,
    circling
};

struct NamedMotion {
    std::string_view name;  // The words in prompts, "moving left".
    Motion motion;
};

// All there are; the first eight are the default.
std::span<const NamedMotion> motions();

// The path of an object through a clip. Lengths in picture widths, from the top left.
struct Path {
    double size = 0.4;  // Side of the sprite's square, the largest that it becomes.
    double x = 0.5;     // The middle of the path; for bouncing, where it touches the ground.
    double y = 0.5;
    double reach = 0;  // From end to end; by how much the size changes; the circle's diameter.
    double phase = 0;  // Where on the circle it begins, in turns.
};

// Half of what a sprite fills and its farthest point, in sides of its square.
struct Extent {
    double half_width = 0.5;
    double half_height = 0.5;
    double radius = 0.7071;
};

// A path on which the object stays wholly inside the picture.
Path draw_path(Motion motion, const Extent& extent, Random& random);

// One for an object that keeps still so near the middle that no camera move loses it.
Path draw_middle_path(Random& random);

// Where the object is in one frame.
struct Pose {
    double x = 0;  // Of the centre.
    double y = 0;
    double size = 0;
    double turns = 0;  // Clockwise.
};

// Precondition: 0 ≤ frame < frame_count.
Pose pose_at(Motion motion, const Path& path, int frame, int frame_count);

}  // namespace flipbook
