// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "flipbook/request.h"

namespace flipbook::ui {

// The points of a curve while they are edited: sorted by frame, no two on one, one at least.
using CurvePoints = std::vector<CurvePoint>;

constexpr double lowest_curve_value = 0.0;
constexpr double highest_curve_value = 2.0;  // Of what is dragged; text may go further.

Curve to_curve(const CurvePoints& points, CurveShape shape = CurveShape::linear);

// Adds a point, or moves the one that is on this frame. Where it is now.
int set_point(CurvePoints& points, CurvePoint point);

// Moves a point as far as its neighbours and the clip's end let it, onto a whole frame.
void move_point(CurvePoints& points, int index, CurvePoint to, int frame_count);

// The last one stays.
bool remove_point(CurvePoints& points, int index);

// For programs that know straight lines alone: of the other shapes a point for each frame.
CurvePoints straight_points(const Curve& curve);

// "1.2", Deforum's "0:(1.0), 8:(1.3)", or the schedules of ComfyUI-AnimateDiff-Evolved,
// "0 = 1.0, 8 = 1.3" and "\"0\": 1.0", with frames from the end (-1), shares of the clip (0.5) and
// ranges (0:12, 16:). Nothing for another text, which `problem` explains in one sentence.
std::optional<Curve> parse_curve(const QString& text, int frame_count, QString* problem = nullptr);

// "0 = 1.0,\n8 = 1.3", of its straight points.
QString evolved_text(const Curve& curve);

}  // namespace flipbook::ui
