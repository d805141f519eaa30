// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/time_ruler.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionFocusRect>
#include <QToolTip>
#include <cmath>

#include "ui/viewer/player.h"

namespace flipbook::ui {

namespace {

constexpr int tick_height = 5;
constexpr int handle_width = 7;

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return QColor(mix(first.red(), second.red()), mix(first.green(), second.green()),
                  mix(first.blue(), second.blue()));
}

}  // namespace

TimeRuler::TimeRuler(Player& player, QWidget* parent) : QWidget(parent), m_player(player)
{
    setObjectName(QStringLiteral("viewer.ruler"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Arrow keys go from frame to frame, I and O set the range."));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(&player, &Player::frame_changed, this, qOverload<>(&QWidget::update));
    connect(&player, &Player::state_changed, this, qOverload<>(&QWidget::update));
}

QSize TimeRuler::sizeHint() const
{
    return {320, fontMetrics().height() + tick_height + 10};
}

QSize TimeRuler::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

TimelineScale TimeRuler::scale() const
{
    return {m_player.frame_count(), static_cast<double>(width())};
}

TimeRuler::Grip TimeRuler::grip_at(QPointF position) const
{
    const TimelineScale frames = scale();
    const auto is_near = [&](double x) { return std::abs(position.x() - x) <= handle_width; };
    if (m_player.in_point() && is_near(frames.left_of(m_player.first())))
        return Grip::in;
    if (m_player.out_point() && is_near(frames.left_of(m_player.last() + 1)))
        return Grip::out;
    return Grip::playhead;
}

void TimeRuler::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_player.frame_count() < 1)
        return;
    m_grip = grip_at(event->position());
    if (m_grip != Grip::playhead)
        return Q_EMIT range_drag_began();
    m_direction_before_drag = m_player.is_playing() ? m_player.direction() : 0;
    m_player.pause();
    drag_to(event->position().x());
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip != Grip::none) {
        drag_to(event->position().x());
        return;
    }
    const bool is_handle =
        m_player.frame_count() > 0 && grip_at(event->position()) != Grip::playhead;
    setCursor(is_handle ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void TimeRuler::mouseReleaseEvent(QMouseEvent*)
{
    const bool plays_on = m_grip == Grip::playhead && m_direction_before_drag != 0;
    if (m_grip == Grip::in || m_grip == Grip::out)
        Q_EMIT range_drag_ended();
    m_grip = Grip::none;
    if (plays_on)
        m_player.play(m_direction_before_drag);
    update();
}

void TimeRuler::drag_to(double x)
{
    const int frame = scale().frame_at(x);
    if (m_grip == Grip::in)
        m_player.set_range(frame, m_player.out_point());
    else if (m_grip == Grip::out)
        m_player.set_range(m_player.in_point(), frame);
    else if (m_grip == Grip::playhead)
        m_player.seek(frame);
}

bool TimeRuler::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_player.frame_count() > 0) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int frame = scale().frame_at(help->pos().x());
        QToolTip::showText(help->globalPos(),
                           tr("Frame %1, %2 s")
                               .arg(frame + 1)
                               .arg(locale().toString(frame / m_player.frame_rate(), 'f', 2)),
                           this);
        return true;
    }
    return QWidget::event(event);
}

void TimeRuler::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (m_player.frame_count() > 0) {
        paint_range(painter);
        paint_ticks(painter);
        paint_playhead(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

// Frames outside the range are greyed; its ends have handles that can be taken.
void TimeRuler::paint_range(QPainter& painter) const
{
    const TimelineScale frames = scale();
    const double left = frames.left_of(m_player.first());
    const double right = frames.left_of(m_player.last() + 1);
    const QColor outside =
        mixed(palette().color(QPalette::Base), palette().color(QPalette::WindowText), 0.18);
    if (m_player.in_point())
        painter.fillRect(QRectF(0, 0, left, height()), outside);
    if (m_player.out_point())
        painter.fillRect(QRectF(right, 0, width() - right, height()), outside);

    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    const auto bracket = [&](double x, double inwards) {
        painter.drawRect(QRectF(x, 0, 2 * inwards, height()).normalized());
        painter.drawRect(QRectF(x, 0, handle_width * inwards, 3).normalized());
        painter.drawRect(QRectF(x, height() - 3, handle_width * inwards, 3).normalized());
    };
    if (m_player.in_point())
        bracket(left, 1);
    if (m_player.out_point())
        bracket(right, -1);
}

void TimeRuler::paint_ticks(QPainter& painter) const
{
    const TimelineScale frames = scale();
    const int digits = fontMetrics().horizontalAdvance(QString::number(frames.frame_count));
    const int stride = frames.stride_for(digits + 10);
    const int baseline = height() - tick_height - 3;
    const QColor text = palette().color(QPalette::Text);
    for (int frame = 0; frame < frames.frame_count; ++frame) {
        const bool has_number = frame % stride == 0;
        if (!has_number && frames.frame_width() < 4)
            continue;
        const double x = frames.centre_of(frame);
        painter.setPen(QPen(mixed(palette().color(QPalette::Base), text, has_number ? 0.8 : 0.4)));
        painter.drawLine(QPointF(x, height() - (has_number ? tick_height : 3)),
                         QPointF(x, height()));
        if (!has_number || frame == m_player.frame())
            continue;
        painter.setPen(text);
        painter.drawText(QRectF(x - 30, 0, 60, baseline), Qt::AlignHCenter | Qt::AlignVCenter,
                         QString::number(frame + 1));
    }
}

// A flag with the frame's number above a line: what is most looked at is easiest to see.
void TimeRuler::paint_playhead(QPainter& painter) const
{
    const double x = scale().centre_of(m_player.frame());
    const QString number = QString::number(m_player.frame() + 1);
    const double flag_width = fontMetrics().horizontalAdvance(number) + 8;
    const double flag_left = std::clamp(x - flag_width / 2, 0.0, width() - flag_width);
    const QRectF flag(flag_left, 1, flag_width, height() - tick_height - 4);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawLine(QPointF(x, flag.bottom()), QPointF(x, height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(flag, 3, 3);
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(flag, Qt::AlignCenter, number);
}

}  // namespace flipbook::ui
