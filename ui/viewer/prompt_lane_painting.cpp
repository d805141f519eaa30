// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLinearGradient>
#include <QPainter>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/viewer/prompt_lane.h"

namespace flipbook::ui {

namespace {

QColor faded(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

}  // namespace

void PromptLane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const double playhead = scale().centre_of(std::min(m_place, frame_count() - 1));
    painter.setPen(QPen(faded(palette().color(QPalette::Highlight), 0.6F), 1));
    painter.drawLine(QPointF(playhead, 0), QPointF(playhead, height()));
    if (m_travel.keys.empty())
        paint_hint(painter);
    paint_way(painter);
    paint_keys(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void PromptLane::paint_hint(QPainter& painter) const
{
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QString hint = tr("T changes the prompt from a frame on");
    painter.drawText(rect().adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(hint, Qt::ElideRight, width() - 12));
}

// Between two keys the lower edge fades from the one's end into the other.
void PromptLane::paint_way(QPainter& painter) const
{
    const QColor colour = palette().color(QPalette::Highlight);
    for (std::size_t key = 0; key + 1 < m_travel.keys.size(); ++key) {
        const double left = scale().centre_of(m_travel.keys[key].frame);
        const double right = scale().centre_of(m_travel.keys[key + 1].frame);
        if (right <= left)
            continue;
        QLinearGradient way(left, 0, right, 0);
        way.setColorAt(0, faded(colour, 0.1F));
        way.setColorAt(1, faded(colour, 0.7F));
        painter.fillRect(QRectF(left, height() - 3, right - left, 3), way);
    }
}

void PromptLane::paint_keys(QPainter& painter) const
{
    const double middle = height() / 2.0;
    for (std::size_t key = 0; key < m_travel.keys.size(); ++key) {
        const int frame = m_travel.keys[key].frame;
        const double x = std::min(scale().centre_of(frame), width() - diamond - 1);
        const bool is_chosen = m_chosen == frame;
        const QColor colour =
            m_wrong_frame == frame
                ? QColor(0xd0, 0x3a, 0x32)
                : palette().color(is_chosen ? QPalette::Highlight : QPalette::Text);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF{{x, middle - diamond},
                                      {x + diamond, middle},
                                      {x, middle + diamond},
                                      {x - diamond, middle}});
        const double end = key + 1 < m_travel.keys.size()
                               ? scale().centre_of(m_travel.keys[key + 1].frame) - diamond
                               : width();
        const QRectF place(x + diamond + 3, 0, std::max(end - x - diamond - 6, 0.0), height() - 2);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(QString::fromStdString(m_travel.keys[key].text),
                                                  Qt::ElideRight, static_cast<int>(place.width())));
    }
}

}  // namespace flipbook::ui
