// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/drawn_icon.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <algorithm>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr double side = 16;
constexpr double pen_width = 1.5;

class DrawnIconEngine final : public QIconEngine {
public:
    explicit DrawnIconEngine(IconDrawing draw) : m_draw(std::move(draw)) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Normal;
        draw_in_square(*painter, rect, QApplication::palette().color(group, QPalette::ButtonText),
                       m_draw);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new DrawnIconEngine(m_draw); }

private:
    IconDrawing m_draw;
};

}  // namespace

void draw_in_square(QPainter& painter, const QRectF& rect, const QColor& colour,
                    const IconDrawing& draw)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = std::min(rect.width(), rect.height()) / side;
    painter.translate(rect.center() - QPointF(side, side) * scale / 2);
    painter.scale(scale, scale);
    painter.setPen(QPen(colour, pen_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    draw(painter, colour);
    painter.restore();
}

QIcon drawn_icon(IconDrawing draw)
{
    return QIcon(new DrawnIconEngine(std::move(draw)));
}

}  // namespace flipbook::ui
