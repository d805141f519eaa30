// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QPen>

class QCustomPlot;

namespace flipbook::ui {

// Colours and pens of all plots, by the palette of the window. Series are told apart by colour, of
// a set that colour-blind people can tell apart (Okabe and Ito 2008, "Color Universal Design"), and
// by the style of their line.
struct PlotTheme {
    enum Series { blue, orange, green, red, purple, grey };

    static PlotTheme of(const QPalette& palette);

    QColor colour(Series series) const;
    QPen line(Series series) const;
    QBrush fill(Series series, int alpha = 160) const;

    // Background, axes, grid and a font of 9 points at least.
    void apply(QCustomPlot& plot) const;

    QColor background, text, grid;
    bool is_dark = false;
};

}  // namespace flipbook::ui
