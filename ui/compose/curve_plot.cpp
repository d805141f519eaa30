// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/curve_plot.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/plots/plot_theme.h"

namespace flipbook::ui {

namespace {

constexpr double grab_distance = 10;  // Pixels.
constexpr double small_step = 0.01;
constexpr int large_factor = 10;
constexpr double fine_step = 0.001;
constexpr int steps_between_points = 24;  // Of a smooth curve's line.

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

bool has_use_for(const QKeyEvent& event)
{
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Insert:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    default:
        return false;
    }
}

QString describe(const CurvePoint& point)
{
    return CurvePlot::tr("Frame %1: %2")
        .arg(point.frame)
        .arg(QLocale().toString(point.value, 'f', 2));
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QCustomPlot(parent)
{
    setMinimumHeight(130);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_NoMousePropagation, false);  // The wheel goes on to the panel.
    setToolTip(tr("Double-click adds a point, dragging moves it, Del takes it away; arrow keys "
                  "move the chosen one"));
    addGraph();  // The line.
    addGraph();  // Its points.
    addGraph();  // The chosen one.
    for (int index : {1, 2})
        graph(index)->setLineStyle(QCPGraph::lsNone);
    yAxis->setRange(lowest_curve_value - 0.08, highest_curve_value + 0.08);
    yAxis->ticker()->setTickCount(4);
    const auto whole_frames = QSharedPointer<QCPAxisTickerFixed>::create();
    whole_frames->setTickStep(1);
    whole_frames->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    xAxis->setTicker(whole_frames);
    xAxis->setLabel(tr("frame"));
    axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    axisRect()->setMargins(QMargins(0, 6, 8, 0));
    setNoAntialiasingOnDrag(true);
    apply_palette();
}

void CurvePlot::show_curve(const Curve& curve, int frame_count)
{
    if (m_points == curve.points() && m_shape == curve.shape() && m_frame_count == frame_count
        && graph(0)->dataCount() > 0)
        return;
    m_points = curve.points();
    m_shape = curve.shape();
    m_frame_count = frame_count;
    m_chosen = std::clamp(m_chosen, 0, static_cast<int>(m_points.size()) - 1);
    redraw();
}

void CurvePlot::apply_palette()
{
    const PlotTheme theme = PlotTheme::of(palette());
    theme.apply(*this);
    const QColor line = theme.colour(PlotTheme::blue);
    graph(0)->setPen(QPen(line, 2));
    graph(1)->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(line, 1.5), theme.background, 8));
    graph(2)->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.5),
                                              line, hasFocus() ? 12 : 9));
}

void CurvePlot::redraw()
{
    const double last = std::max({m_frame_count - 1.0, m_points.back().frame, 1.0});
    xAxis->setRange(-0.02 * last, 1.02 * last);
    QVector<double> frames{0.0}, values{m_points.front().value};
    QVector<double> point_frames, point_values;
    const Curve curve = to_curve(m_points, m_shape);
    for (const CurvePoint& point : m_points) {
        const bool bends = m_shape == CurveShape::smooth && !point_frames.isEmpty();
        for (int i = 1; bends && i < steps_between_points; ++i) {
            const double from = point_frames.constLast();
            frames << from + (point.frame - from) * i / steps_between_points;
            values << curve.at(frames.constLast());
        }
        frames << point.frame;
        values << point.value;
        point_frames << point.frame;
        point_values << point.value;
    }
    frames << last;
    values << m_points.back().value;
    const double highest = *std::max_element(values.cbegin(), values.cend());
    const double lowest = *std::min_element(values.cbegin(), values.cend());
    yAxis->setRange(std::min(lowest_curve_value, lowest) - 0.08,
                    std::max(highest_curve_value, highest) + 0.08);
    graph(0)->setLineStyle(m_shape == CurveShape::hold ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
    graph(0)->setData(frames, values, true);
    graph(1)->setData(point_frames, point_values, true);
    const CurvePoint& chosen = m_points[static_cast<std::size_t>(m_chosen)];
    graph(2)->setData({chosen.frame}, {chosen.value}, true);
    setAccessibleDescription(describe(chosen));
    replot(rpQueuedReplot);
}

int CurvePlot::point_near(const QPointF& place) const
{
    int nearest = -1;
    double distance = grab_distance;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF at(xAxis->coordToPixel(m_points[i].frame),
                         yAxis->coordToPixel(m_points[i].value));
        const double length = std::hypot(at.x() - place.x(), at.y() - place.y());
        if (length <= distance) {
            distance = length;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

CurvePoint CurvePlot::value_at(const QPointF& place) const
{
    return {xAxis->pixelToCoord(place.x()), yAxis->pixelToCoord(place.y())};
}

void CurvePlot::choose(int index)
{
    m_chosen = std::clamp(index, 0, static_cast<int>(m_points.size()) - 1);
    redraw();
}

void CurvePlot::edited(bool is_gesture)
{
    redraw();
    Q_EMIT curve_edited(to_curve(m_points, m_shape), is_gesture);
}

bool CurvePlot::event(QEvent* event)
{
    // Otherwise the window would have them, for the transport or as shortcuts.
    if (event->type() == QEvent::ShortcutOverride && has_use_for(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QCustomPlot::event(event);
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const int index = point_near(event->position());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    choose(index);
    m_grabbed = m_points[static_cast<std::size_t>(index)];
    m_is_dragging = true;
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_is_dragging) {
        setCursor(point_near(event->position()) < 0 ? Qt::ArrowCursor : Qt::SizeAllCursor);
        return;
    }
    CurvePoint to = value_at(event->position());
    to.value = rounded(to.value, event->modifiers() & Qt::AltModifier ? fine_step : small_step);
    if (event->modifiers() & Qt::ShiftModifier)
        to.frame = m_grabbed.frame;
    if (event->modifiers() & Qt::ControlModifier)
        to.value = m_grabbed.value;
    const CurvePoints before = m_points;
    move_point(m_points, m_chosen, to, m_frame_count);
    if (m_points == before)
        return;
    edited(true);
    QToolTip::showText(event->globalPosition().toPoint(),
                       describe(m_points[static_cast<std::size_t>(m_chosen)]), this);
}

void CurvePlot::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_is_dragging, false))
        Q_EMIT gesture_ended();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_is_dragging = false;
    if (point_near(event->position()) >= 0)
        return;
    CurvePoint point = value_at(event->position());
    point.frame = std::clamp(point.frame, 0.0, std::max(0.0, m_frame_count - 1.0));
    point.value =
        std::clamp(rounded(point.value, small_step), lowest_curve_value, highest_curve_value);
    m_chosen = set_point(m_points, point);
    edited(false);
}

void CurvePlot::wheelEvent(QWheelEvent* event)
{
    event->ignore();  // QCustomPlot would keep it.
}

bool CurvePlot::nudge(const QKeyEvent& event)
{
    const int factor = event.modifiers() & Qt::ShiftModifier ? large_factor : 1;
    CurvePoint to = m_points[static_cast<std::size_t>(m_chosen)];
    switch (event.key()) {
    case Qt::Key_Left:
        to.frame -= factor;
        break;
    case Qt::Key_Right:
        to.frame += factor;
        break;
    case Qt::Key_Up:
        to.value = rounded(to.value + factor * small_step, small_step);
        break;
    case Qt::Key_Down:
        to.value = rounded(to.value - factor * small_step, small_step);
        break;
    default:
        return false;
    }
    move_point(m_points, m_chosen, to, m_frame_count);
    edited(true);
    return true;
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (remove_point(m_points, m_chosen)) {
            m_chosen = std::max(0, m_chosen - 1);
            edited(false);
        }
        return;
    case Qt::Key_Insert: {
        const CurvePoint& chosen = m_points[static_cast<std::size_t>(m_chosen)];
        const double frame = std::min(chosen.frame + 1, std::max(0.0, m_frame_count - 1.0));
        m_chosen = set_point(m_points, {frame, to_curve(m_points, m_shape).at(frame)});
        edited(false);
        return;
    }
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        choose(m_chosen + (event->key() == Qt::Key_PageUp ? -1 : 1));
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        choose(event->key() == Qt::Key_Home ? 0 : static_cast<int>(m_points.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT numbers_wanted();
        return;
    default:
        if (!nudge(*event))
            QCustomPlot::keyPressEvent(event);
    }
}

void CurvePlot::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    apply_palette();
    redraw();
}

void CurvePlot::focusOutEvent(QFocusEvent* event)
{
    QCustomPlot::focusOutEvent(event);
    Q_EMIT gesture_ended();
    apply_palette();
    redraw();
}

void CurvePlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && graphCount() == 3) {
        apply_palette();
        replot(rpQueuedReplot);
    }
}

}  // namespace flipbook::ui
