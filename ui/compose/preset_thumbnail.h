// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QPoint>

#include "ui/document/motion_preset.h"

namespace flipbook::ui {

// Where the camera and the thing before it are at one moment of a preset's clip.
struct ThumbnailMoment {
    QPointF camera{0, 0};  // Of the middle of what is seen, in widths and heights of the picture.
    double zoom = 1;       // Above 1: closer.
    double roll = 0;       // Degrees, clockwise, of the camera.
    QPointF thing{0, 0};
    double thing_size = 1;
};

// `phase` 0 … 1 runs once through the clip.
ThumbnailMoment moment_of(const MotionPreset& preset, double phase);

// A small landscape with a balloon, as a clip of this preset would show it. Drawn, not stored.
QPixmap draw_thumbnail(const MotionPreset& preset, double phase, const QSize& size, qreal ratio);

}  // namespace flipbook::ui
