// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/glyphs.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

#include "ui/window/drawn_icon.h"

namespace flipbook::ui {

namespace {

// All drawings stand in a square of 16 units.
QPainterPath lines(std::initializer_list<std::initializer_list<QPointF>> strokes)
{
    QPainterPath path;
    for (const auto& stroke : strokes) {
        bool is_first = true;
        for (const QPointF& point : stroke) {
            is_first ? path.moveTo(point) : path.lineTo(point);
            is_first = false;
        }
    }
    return path;
}

QPainterPath star_path()
{
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double radius = i % 2 == 0 ? 6.6 : 2.8;
        const double angle = (i / 5.0 - 0.5) * std::numbers::pi;
        const QPointF point(8 + radius * std::cos(angle), 8.4 + radius * std::sin(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath rectangles(std::initializer_list<QRectF> rects)
{
    QPainterPath path;
    for (const QRectF& rect : rects)
        path.addRoundedRect(rect, 1, 1);
    return path;
}

// QPainterPath's own + unites areas.
QPainterPath both(QPainterPath one, const QPainterPath& other)
{
    one.addPath(other);
    return one;
}

QPainterPath arc_with_arrow(bool clockwise)
{
    QPainterPath path;
    path.arcMoveTo(QRectF(3, 3.5, 10, 10), clockwise ? 60 : 120);
    path.arcTo(QRectF(3, 3.5, 10, 10), clockwise ? 60 : 120, clockwise ? 290 : -290);
    const double x = clockwise ? 10.6 : 5.4;
    const double out = clockwise ? 3.4 : -3.4;
    path.addPath(lines({{{x - out * 0.1, 0.9}, {x, 4.2}, {x - out, 4.9}}}));
    return path;
}

QPainterPath path_of(Glyph glyph)
{
    switch (glyph) {
    case Glyph::up:
        return lines({{{3, 7.5}, {8, 2.5}, {13, 7.5}}, {{8, 3}, {8, 13.5}}});
    case Glyph::down:
        return lines({{{3, 8.5}, {8, 13.5}, {13, 8.5}}, {{8, 13}, {8, 2.5}}});
    case Glyph::to_front:
        return lines(
            {{{3, 2.2}, {13, 2.2}}, {{3.5, 9.5}, {8, 5}, {12.5, 9.5}}, {{8, 5.5}, {8, 14}}});
    case Glyph::duplicate:
        return both(rectangles({{2, 2, 8.5, 8.5}}),
                    lines({{{13.5, 5.5}, {13.5, 13.5}, {5.5, 13.5}}}));
    case Glyph::retry:
        return arc_with_arrow(true);
    case Glyph::restore:
        return arc_with_arrow(false);
    case Glyph::remove:
        return lines({{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}});
    case Glyph::trash:
        return lines({{{2.5, 4.2}, {13.5, 4.2}},
                      {{6, 4}, {6, 2.2}, {10, 2.2}, {10, 4}},
                      {{4, 4.4}, {4.7, 13.8}, {11.3, 13.8}, {12, 4.4}},
                      {{6.8, 6.8}, {6.8, 11.4}},
                      {{9.2, 6.8}, {9.2, 11.4}}});
    case Glyph::star:
    case Glyph::star_filled:
        return star_path();
    case Glyph::list:
        return lines({{{2.5, 4}, {3, 4}},
                      {{6, 4}, {13.5, 4}},
                      {{2.5, 8}, {3, 8}},
                      {{6, 8}, {13.5, 8}},
                      {{2.5, 12}, {3, 12}},
                      {{6, 12}, {13.5, 12}}});
    case Glyph::grid:
        return rectangles(
            {{2.5, 2.5, 4.5, 4.5}, {9, 2.5, 4.5, 4.5}, {2.5, 9, 4.5, 4.5}, {9, 9, 4.5, 4.5}});
    case Glyph::pause:
        return lines({{{5.5, 3.5}, {5.5, 12.5}}, {{10.5, 3.5}, {10.5, 12.5}}});
    case Glyph::play:
        return lines({{{4.5, 3}, {12.5, 8}, {4.5, 13}, {4.5, 3}}});
    case Glyph::waiting: {
        QPainterPath path;
        path.addEllipse(QPointF(8, 8), 5.6, 5.6);
        return both(path, lines({{{8, 4.9}, {8, 8}, {10.3, 9.6}}}));
    }
    case Glyph::check:
        return lines({{{3, 8.6}, {6.6, 12.2}, {13, 4.4}}});
    case Glyph::warning:
        return lines({{{8, 2.4}, {14.2, 13.4}, {1.8, 13.4}, {8, 2.4}},
                      {{8, 6.6}, {8, 9.4}},
                      {{8, 11.4}, {8, 11.5}}});
    case Glyph::menu:
        return lines({{{2.5, 4}, {13.5, 4}}, {{2.5, 8}, {13.5, 8}}, {{2.5, 12}, {13.5, 12}}});
    case Glyph::compare:
        return both(rectangles({{2, 3.5, 5, 9}, {9, 3.5, 5, 9}}), lines({{{8, 1.5}, {8, 14.5}}}));
    case Glyph::save:
        return lines({{{8, 2.5}, {8, 10}},
                      {{4.6, 6.8}, {8, 10.2}, {11.4, 6.8}},
                      {{2.5, 10.5}, {2.5, 13.5}, {13.5, 13.5}, {13.5, 10.5}}});
    }
    return {};
}

void draw(QPainter& painter, Glyph glyph, const QColor& colour)
{
    if (glyph == Glyph::star_filled || glyph == Glyph::play)
        painter.setBrush(colour);
    painter.drawPath(path_of(glyph));
}

}  // namespace

void draw_glyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& colour)
{
    draw_in_square(painter, rect, colour,
                   [glyph](QPainter& inner, const QColor& text) { draw(inner, glyph, text); });
}

QIcon glyph_icon(Glyph glyph)
{
    return drawn_icon(
        [glyph](QPainter& painter, const QColor& colour) { draw(painter, glyph, colour); });
}

}  // namespace flipbook::ui
