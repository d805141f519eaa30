// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/viewer/timeline_scale.h"

namespace flipbook::ui {

class Player;

// Frame numbers, the playhead, and handles at the ends of the range. Press or drag scrubs; a drag
// at a handle moves it.
class TimeRuler final : public QWidget {
    Q_OBJECT

public:
    explicit TimeRuler(Player& player, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void range_drag_began();
    void range_drag_ended();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Grip { none, playhead, in, out };

    TimelineScale scale() const;
    Grip grip_at(QPointF position) const;
    void drag_to(double x);
    void paint_ticks(QPainter& painter) const;
    void paint_range(QPainter& painter) const;
    void paint_playhead(QPainter& painter) const;

    Player& m_player;
    Grip m_grip = Grip::none;
    int m_direction_before_drag = 0;  // Of playing; 0 = it was paused.
};

}  // namespace flipbook::ui
