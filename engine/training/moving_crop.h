// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>

#include "world/camera_move.h"

namespace flipbook {

// How much larger than what a camera move shows at a time the picture is that it wanders over: the
// side of the least square around all of its views; 1 for none.
double reach_of(CameraMove camera, std::int64_t frames);

// Where a square lies in a picture: its middle and its side, in pixels.
struct Square {
    double x = 0, y = 0, side = 0;
};

// What a camera sees that makes its whole move within `square`: pictures [F, 3, H, W] -> [F, 3,
// side, side], bilinear, frame f of F seen as at that place of the move. Without a move, all of the
// square.
at::Tensor moving_crop(const at::Tensor& pictures, CameraMove camera, const Square& square,
                       std::int64_t side);

}  // namespace flipbook
