// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "background_judge.h"
#include "picture.h"
#include "world/motions.h"

namespace flipbook {

// Angles of the foreground against the first frame's, in turns clockwise, unwrapped. Found by
// turning the pictures upon each other, each frame from the angle of the one before.
std::vector<double> angle_track(std::span<const Picture> frames,
                                std::span<const Foreground> foregrounds);

// How far two foregrounds are from being the same object, whatever their place, size and angle:
// the mean difference of colour after turning `second` back and a few shifts and sizes; 0 … √3.
double difference(const Picture& first, const Foreground& first_foreground, const Picture& second,
                  const Foreground& second_foreground, double turns);

// The motion whose path fits the tracks of centroid, area and angle best.
Motion judge_motion(std::span<const Foreground> foregrounds, std::span<const double> turns);

// The farthest that the centroid gets from where it is in the first frame, in pixels.
double drift(std::span<const Foreground> foregrounds);

}  // namespace flipbook
