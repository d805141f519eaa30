// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "picture.h"
#include "world/camera_move.h"

namespace flipbook {

// How the picture moved from the first frame to the last, as a similarity around its middle.
struct PictureMove {
    double right = 0;  // Picture widths.
    double down = 0;
    double growth = 0;  // Natural logarithm of the scale.
    double turns = 0;   // Clockwise.
};

// By optical flow between neighbouring frames: the similarity that explains all pixels best
// (Lucas and Kanade 1981, Gauss-Newton steps on two levels of blur), added up over the clip.
PictureMove picture_move(std::span<const Picture> frames);

// How much of the whole move of view_at() the picture shows: 1 all of it, 0 none, -1 the reverse.
double share_of(CameraMove move, const PictureMove& found);

// The move with the largest share, or none if that is below a quarter.
CameraMove judge_camera(const PictureMove& found);

}  // namespace flipbook
