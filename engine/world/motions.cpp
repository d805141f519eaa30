// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/motions.h"

#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

#include "world/random.h"

namespace flipbook {
namespace {

constexpr double margin = 0.02;
// The camera moves by no more than this, see camera_move.cpp.
constexpr double middle = 0.08;

constexpr int bounces = 2;

struct Range {
    double low;
    double high;
};

struct Ranges {
    Range size;
    Range reach;
};

// The smallest object is a quarter of the picture; every path is longer than a third of it.
Ranges ranges_of(Motion motion)
{
    switch (motion) {
    case Motion::still:
        return {{0.38, 0.54}, {0, 0}};
    case Motion::growing:
    case Motion::shrinking:
        return {{0.60, 0.72}, {0.32, 0.36}};
    case Motion::spinning:
        return {{0.40, 0.54}, {0, 0}};
    case Motion::circling:
        return {{0.34, 0.42}, {0.36, 0.46}};
    case Motion::bouncing:
        return {{0.34, 0.44}, {0.38, 0.50}};
    default:
        return {{0.36, 0.46}, {0.37, 0.50}};
    }
}

// How far the object reaches from x, y over the whole path.
struct Box {
    double left;
    double right;
    double up;
    double down;
};

Box box_of(Motion motion, const Path& path, const Extent& extent)
{
    const double width = path.size * extent.half_width;
    const double height = path.size * extent.half_height;
    const double half = path.reach / 2;
    switch (motion) {
    case Motion::moving_left:
    case Motion::moving_right:
        return {width + half, width + half, height, height};
    case Motion::moving_up:
    case Motion::moving_down:
        return {width, width, height + half, height + half};
    case Motion::bouncing:
        return {width, width, height + path.reach, height};
    case Motion::spinning: {
        const double radius = path.size * extent.radius;
        return {radius, radius, radius, radius};
    }
    case Motion::circling:
        return {width + half, width + half, height + half, height + half};
    default:
        return {width, width, height, height};
    }
}

double fraction(double number)
{
    return number - std::floor(number);
}

}  // namespace

std::span<const NamedMotion> motions()
{
    static constexpr std::array<NamedMotion, 10> list{{
        {"still", Motion::still},
        {"moving left", Motion::moving_left},
        {"moving right", Motion::moving_right},
        {"moving up", Motion::moving_up},
        {"moving down", Motion::moving_down},
        {"growing", Motion::growing},
        {"shrinking", Motion::shrinking},
        {"bouncing", Motion::bouncing},
        {"spinning", Motion::spinning},
        {"circling", Motion::circling},
    }};
    return list;
}

Path draw_path(Motion motion, const Extent& extent, Random& random)
{
    const Ranges ranges = ranges_of(motion);
    Path path;
    path.size = random.uniform(ranges.size.low, ranges.size.high);
    path.reach = random.uniform(ranges.reach.low, ranges.reach.high);
    path.phase = random.uniform();
    const Box box = box_of(motion, path, extent);
    path.x = random.uniform(margin + box.left, 1 - margin - box.right);
    path.y = random.uniform(margin + box.up, 1 - margin - box.down);
    return path;
}

Path draw_middle_path(Random& random)
{
    Path path;
    path.size = random.uniform(0.34, 0.42);
    path.x = 0.5 + random.uniform(-middle, middle);
    path.y = 0.5 + random.uniform(-middle, middle);
    return path;
}

Pose pose_at(Motion motion, const Path& path, int frame, int frame_count)
{
    assert(frame >= 0 && frame < frame_count);
    // What ends elsewhere takes its last frame for the end; what goes round would show the first
    // frame twice in a loop, so its end is the frame after the last.
    const double share = frame_count > 1 ? static_cast<double>(frame) / (frame_count - 1) : 0;
    const double lap = static_cast<double>(frame) / frame_count;
    const double from_middle = (share - 0.5) * path.reach;
    Pose pose{path.x, path.y, path.size, 0};
    switch (motion) {
    case Motion::still:
        break;
    case Motion::moving_left:
        pose.x -= from_middle;
        break;
    case Motion::moving_right:
        pose.x += from_middle;
        break;
    case Motion::moving_up:
        pose.y -= from_middle;
        break;
    case Motion::moving_down:
        pose.y += from_middle;
        break;
    case Motion::growing:
        pose.size -= (1 - share) * path.reach;
        break;
    case Motion::shrinking:
        pose.size -= share * path.reach;
        break;
    case Motion::bouncing: {
        const double flight = fraction(lap * bounces);
        pose.y -= path.reach * 4 * flight * (1 - flight);
        break;
    }
    case Motion::spinning:
        pose.turns = lap;
        break;
    case Motion::circling: {
        const double angle = 2 * std::numbers::pi * (path.phase + lap);
        pose.x += path.reach / 2 * std::cos(angle);
        pose.y += path.reach / 2 * std::sin(angle);
        break;
    }
    }
    return pose;
}

}  // namespace flipbook
