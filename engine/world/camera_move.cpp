// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/camera_move.h"

#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace flipbook {
namespace {

constexpr double pan_widths = 0.36;
constexpr double zoom_factor = 1.25 / 0.8;
constexpr double roll_radians = 50 * std::numbers::pi / 180;

// A view that is shifted, enlarged and turned around the middle of the picture.
View around_middle(double shift_x, double shift_y, double scale, double angle)
{
    View view;
    view.a = scale * std::cos(angle);
    view.b = scale * std::sin(angle);
    view.x0 = 0.5 + shift_x - view.a * 0.5 + view.b * 0.5;
    view.y0 = 0.5 + shift_y - view.b * 0.5 - view.a * 0.5;
    return view;
}

}  // namespace

std::span<const NamedCameraMove> camera_moves()
{
    static constexpr std::array<NamedCameraMove, 8> list{{
        {"pan-left", CameraMove::pan_left},
        {"pan-right", CameraMove::pan_right},
        {"tilt-up", CameraMove::tilt_up},
        {"tilt-down", CameraMove::tilt_down},
        {"zoom-in", CameraMove::zoom_in},
        {"zoom-out", CameraMove::zoom_out},
        {"roll-clockwise", CameraMove::roll_clockwise},
        {"roll-anticlockwise", CameraMove::roll_anticlockwise},
    }};
    return list;
}

View view_at(CameraMove move, int frame, int frame_count)
{
    assert(frame >= 0 && frame < frame_count);
    const double share = frame_count > 1 ? static_cast<double>(frame) / (frame_count - 1) - 0.5 : 0;
    switch (move) {
    case CameraMove::none:
        break;
    case CameraMove::pan_left:
        return around_middle(-share * pan_widths, 0, 1, 0);
    case CameraMove::pan_right:
        return around_middle(share * pan_widths, 0, 1, 0);
    case CameraMove::tilt_up:
        return around_middle(0, -share * pan_widths, 1, 0);
    case CameraMove::tilt_down:
        return around_middle(0, share * pan_widths, 1, 0);
    case CameraMove::zoom_in:
        return around_middle(0, 0, std::pow(zoom_factor, -share), 0);
    case CameraMove::zoom_out:
        return around_middle(0, 0, std::pow(zoom_factor, share), 0);
    case CameraMove::roll_clockwise:
        return around_middle(0, 0, 1, share * roll_radians);
    case CameraMove::roll_anticlockwise:
        return around_middle(0, 0, 1, -share * roll_radians);
    }
    return {};
}

}  // namespace flipbook
