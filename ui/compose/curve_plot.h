// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/curve_points.h"
#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

// Plot P4: a value over the frames, whose points are handles. Double-click adds one; dragging
// moves it, Shift only up and down, Ctrl only along the frames, Alt in steps of a thousandth.
// Keys, of the chosen point: arrows one frame or 0.01, Shift tenfold; Del takes it away, Insert
// adds one behind it, Page Up, Page Down, Home and End choose another, Enter asks for numbers.
class CurvePlot final : public QCustomPlot {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void show_curve(const Curve& curve, int frame_count);
    int chosen_point() const { return m_chosen; }

Q_SIGNALS:
    // By hand; many with one `is_gesture`, until gesture_ended().
    void curve_edited(const flipbook::Curve& curve, bool is_gesture);
    void gesture_ended();
    void numbers_wanted();  // Enter: the chosen point is to be typed.

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void apply_palette();
    void redraw();
    int point_near(const QPointF& place) const;
    CurvePoint value_at(const QPointF& place) const;
    void choose(int index);
    void edited(bool is_gesture);
    bool nudge(const QKeyEvent& event);

    CurvePoints m_points{{0, 1}};
    CurveShape m_shape = CurveShape::linear;
    int m_frame_count = 16;
    int m_chosen = 0;
    bool m_is_dragging = false;
    CurvePoint m_grabbed;  // Where the point was when the drag began.
};

}  // namespace flipbook::ui
