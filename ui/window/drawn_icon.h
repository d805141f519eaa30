// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <functional>

class QPainter;

namespace flipbook::ui {

// Draws into a square of 16 units, with a round pen of the colour, 1.5 wide, and no brush.
using IconDrawing = std::function<void(QPainter&, const QColor&)>;

// The drawing in the middle of `rect`, as large as fits.
void draw_in_square(QPainter& painter, const QRectF& rect, const QColor& colour,
                    const IconDrawing& draw);

// Sharp at every scale, and in the colour that buttons' text has when it is painted, so that it
// follows the theme.
QIcon drawn_icon(IconDrawing draw);

}  // namespace flipbook::ui
