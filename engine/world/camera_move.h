// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace flipbook {

// Named by what the camera does, so the picture does the opposite: while it pans to the left, what
// it sees wanders to the right; while it rolls clockwise, the picture turns anticlockwise.
enum class CameraMove {
    none,
    pan_left,
    pan_right,
    tilt_up,
    tilt_down,
    zoom_in,
    zoom_out,
    roll_clockwise,
    roll_anticlockwise
};

struct NamedCameraMove {
    std::string_view name;  // "pan-left"
    CameraMove move;
};

// All but `none`.
std::span<const NamedCameraMove> camera_moves();

// Where a place of the picture lies in the scene; lengths in picture widths from the top left.
// Begins at half of the move on one side and ends at half on the other: pans and tilts go 0.36
// widths, zooms from 0.8 to 1.25 or back, rolls go 50 degrees, all around the middle.
struct View {
    double a = 1;  // scene x = a·x − b·y + x0
    double b = 0;  // scene y = b·x + a·y + y0
    double x0 = 0;
    double y0 = 0;
};

// Precondition: 0 ≤ frame < frame_count. A clip of one frame shows the middle of the move.
View view_at(CameraMove move, int frame, int frame_count);

}  // namespace flipbook
