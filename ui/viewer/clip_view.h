// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "flipbook/clip.h"

namespace flipbook::ui {

enum class CompareMode { off, side_by_side, wipe };

// Draws one frame, or the same frame of two clips, at a zoom. Frames are drawn from the clip's own
// memory. Knows nothing of time: the player says which frame. GUI thread.
class ClipView final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { clip, preview };

    explicit ClipView(QWidget* parent = nullptr);

    // `badge` stands in the picture's corner; empty = none. A preview is drawn as large as the
    // clip it becomes, eight times its own size.
    void set_clip(const ClipPtr& clip, Kind kind, const QString& badge);
    void set_badge(const QString& badge);
    // The clip that the first one is compared with, or null.
    void set_second_clip(const ClipPtr& clip, const QString& badge);
    void set_compare_mode(CompareMode mode);
    void set_frame(int frame);
    void set_onion_skin(bool on);

    // Screen pixels per pixel of the picture; absent = as large as fits.
    void set_zoom(std::optional<double> zoom);
    std::optional<double> zoom() const { return m_zoom; }
    void zoom_step(int direction);
    double shown_zoom() const;  // Fit turned into a number.
    bool is_smooth() const;     // Otherwise pixels stay sharp squares.

    // Where the left clip ends in a wipe, 0 … 1 of the picture's width.
    void set_wipe(double share);
    double wipe() const { return m_wipe; }

    // The frame that is shown, of the first clip; null if there is none.
    QImage current_image() const;

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void zoom_changed();
    void wipe_changed(double share);
    // The whole picture is seen, and it was taken by the mouse: there is nothing to move in it.
    void taken();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Drag { none, pan, wipe, take };

    bool has_clip() const;
    bool is_beside() const;  // Two pictures next to each other.
    QSizeF nominal_size() const;
    QRectF area(int side) const;     // Of the widget, for the first or the second clip.
    QRectF picture(int side) const;  // Where the whole frame lies; may reach beyond the area.
    double fit_zoom() const;
    void keep_in_reach();
    void zoom_at(double zoom, QPointF position);

    void paint_background(QPainter& painter) const;
    void paint_empty(QPainter& painter) const;
    void paint_frame(QPainter& painter, const ClipPtr& clip, const QRectF& target) const;
    void paint_wipe(QPainter& painter) const;
    void paint_badge(QPainter& painter, const QString& text, const QRectF& target,
                     Qt::Alignment corner) const;

    ClipPtr m_clip, m_second;
    Kind m_kind = Kind::clip;
    QString m_badge, m_second_badge;
    CompareMode m_mode = CompareMode::off;
    int m_frame = 0;
    bool m_has_onion_skin = false;
    std::optional<double> m_zoom;
    QPointF m_pan;  // Of the picture's centre from the middle of its area.
    double m_wipe = 0.5;
    Drag m_drag = Drag::none;
    QPointF m_drag_start, m_pan_before;
};

}  // namespace flipbook::ui
