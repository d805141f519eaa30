// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/transport_icons.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/window/drawn_icon.h"

namespace flipbook::ui {

namespace {

// All in a square of 16 units.
QPainterPath triangle(double left, double right)
{
    QPainterPath path(QPointF(left, 3));
    path.lineTo(right, 8);
    path.lineTo(left, 13);
    path.closeSubpath();
    return path;
}

QPainterPath bar(double left)
{
    QPainterPath path;
    path.addRect(left, 3, 2, 10);
    return path;
}

void arrow_head(QPainter& painter, QPointF tip, QPointF along)
{
    const QPointF across(-along.y(), along.x());
    painter.drawPolyline(
        QPolygonF({tip - 3 * along + 2.5 * across, tip, tip - 3 * along - 2.5 * across}));
}

void draw_loop(QPainter& painter)
{
    painter.drawArc(QRectF(3, 3, 10, 10), 60 * 16, 300 * 16);
    arrow_head(painter, QPointF(10.8, 3.8), QPointF(0.9, 0.43));
}

void draw_arrows(QPainter& painter)
{
    painter.drawLine(QPointF(2, 5), QPointF(14, 5));
    arrow_head(painter, QPointF(14, 5), QPointF(1, 0));
    painter.drawLine(QPointF(2, 11), QPointF(14, 11));
    arrow_head(painter, QPointF(2, 11), QPointF(-1, 0));
}

void draw_onion_skin(QPainter& painter)
{
    painter.drawRect(QRectF(2, 2, 8, 8));
    painter.drawRect(QRectF(6, 6, 8, 8));
}

void draw(QPainter& painter, TransportIcon icon, const QColor& colour)
{
    switch (icon) {
    case TransportIcon::first:
        painter.fillPath(bar(2), colour);
        painter.fillPath(triangle(13, 5), colour);
        return;
    case TransportIcon::step_back:
        painter.fillPath(triangle(11, 4), colour);
        return;
    case TransportIcon::play:
        painter.fillPath(triangle(4, 14), colour);
        return;
    case TransportIcon::pause:
        painter.fillRect(QRectF(4, 3, 3, 10), colour);
        painter.fillRect(QRectF(9, 3, 3, 10), colour);
        return;
    case TransportIcon::stop:
        painter.fillRect(QRectF(3.5, 3.5, 9, 9), colour);
        return;
    case TransportIcon::step_forward:
        painter.fillPath(triangle(5, 12), colour);
        return;
    case TransportIcon::last:
        painter.fillPath(triangle(3, 11), colour);
        painter.fillPath(bar(12), colour);
        return;
    case TransportIcon::loop:
        return draw_loop(painter);
    case TransportIcon::ping_pong:
        return draw_arrows(painter);
    case TransportIcon::onion_skin:
        return draw_onion_skin(painter);
    }
}

}  // namespace

QIcon transport_icon(TransportIcon icon)
{
    return drawn_icon(
        [icon](QPainter& painter, const QColor& colour) { draw(painter, icon, colour); });
}

}  // namespace flipbook::ui
