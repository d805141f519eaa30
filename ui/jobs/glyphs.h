// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace flipbook::ui {

// Small drawings in the colour of text, sharp at every scale and fitting every theme.
enum class Glyph {
    up,
    down,
    to_front,
    duplicate,
    retry,
    remove,
    trash,
    restore,
    star,
    star_filled,
    list,
    grid,
    pause,
    play,
    waiting,
    check,
    warning,
    menu,
    compare,
    save,
};

void draw_glyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& colour);

// Takes the colour of buttons' text whenever it is painted.
QIcon glyph_icon(Glyph glyph);

}  // namespace flipbook::ui
