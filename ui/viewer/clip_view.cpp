// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/clip_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/viewer/frame_image.h"

namespace flipbook::ui {

namespace {

constexpr double least_zoom = 0.05;
constexpr double most_zoom = 32;
constexpr double sharp_above = 2.0;  // Zoom from which pixels are of interest by themselves.
constexpr int small_clip = 128;      // Pixels; clips below are drawn sharp at any zoom.
constexpr int preview_scale = 8;     // Pixels of a clip for one of its preview's.
constexpr double margin = 8;
constexpr std::array<double, 12> zoom_steps{0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 8, 16, 32};

}  // namespace

ClipView::ClipView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("viewer.picture"));
    setAccessibleName(tr("Picture"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

bool ClipView::has_clip() const
{
    return m_clip && !m_clip->frames.empty();
}

bool ClipView::is_beside() const
{
    return m_second && m_mode == CompareMode::side_by_side;
}

void ClipView::set_clip(const ClipPtr& clip, Kind kind, const QString& badge)
{
    m_clip = clip;
    m_kind = kind;
    m_badge = badge;
    keep_in_reach();
    update();
    if (!m_zoom)
        Q_EMIT zoom_changed();
}

void ClipView::set_badge(const QString& badge)
{
    m_badge = badge;
    update();
}

void ClipView::set_second_clip(const ClipPtr& clip, const QString& badge)
{
    m_second = clip && !clip->frames.empty() ? clip : nullptr;
    m_second_badge = badge;
    update();
}

void ClipView::set_compare_mode(CompareMode mode)
{
    m_mode = mode;
    keep_in_reach();
    update();
    Q_EMIT zoom_changed();
}

void ClipView::set_frame(int frame)
{
    m_frame = frame;
    update();
}

void ClipView::set_onion_skin(bool on)
{
    m_has_onion_skin = on;
    update();
}

QSizeF ClipView::nominal_size() const
{
    if (!has_clip())
        return {1, 1};
    const Size size = m_clip->frames.front().size;
    return QSizeF(size.width, size.height) * (m_kind == Kind::preview ? preview_scale : 1);
}

QRectF ClipView::area(int side) const
{
    const QRectF all(rect());
    if (!is_beside())
        return all;
    const double half = all.width() / 2;
    return {side * half, 0, half, all.height()};
}

// Small clips grow by whole numbers only: their pixels are to be seen, all of one size.
double ClipView::fit_zoom() const
{
    if (!has_clip())
        return 1;
    const QSizeF size = nominal_size();
    const QSizeF room =
        (area(0).size() - QSizeF(2 * margin, 2 * margin)).expandedTo({1, 1}) * devicePixelRatioF();
    const double zoom = std::min(room.width() / size.width(), room.height() / size.height());
    const bool is_small = std::max(size.width(), size.height()) < small_clip;
    return is_small && zoom > 2 ? std::floor(zoom) : std::clamp(zoom, least_zoom, most_zoom);
}

double ClipView::shown_zoom() const
{
    return m_zoom.value_or(fit_zoom());
}

bool ClipView::is_smooth() const
{
    const QSizeF size = nominal_size();
    const bool is_small = std::max(size.width(), size.height()) < small_clip;
    const bool shrinks = shown_zoom() < 1;
    return m_kind == Kind::clip && (shrinks || (!is_small && shown_zoom() <= sharp_above));
}

QRectF ClipView::picture(int side) const
{
    const QSizeF size = nominal_size() * shown_zoom() / devicePixelRatioF();
    const QPointF centre = area(side).center() + m_pan;
    // On whole pixels of the screen, or sharp enlarging would be uneven.
    const double ratio = devicePixelRatioF();
    const double left = std::round((centre.x() - size.width() / 2) * ratio) / ratio;
    const double top = std::round((centre.y() - size.height() / 2) * ratio) / ratio;
    return {QPointF(left, top), size};
}

// The picture may be moved as far as its edge, and lies in the middle where it fits.
void ClipView::keep_in_reach()
{
    const QSizeF size = nominal_size() * shown_zoom() / devicePixelRatioF();
    const QSizeF beyond = ((size - area(0).size()) / 2 + QSizeF(margin, margin)).expandedTo({0, 0});
    const bool fits_across = size.width() <= area(0).width();
    const bool fits_down = size.height() <= area(0).height();
    m_pan.setX(fits_across ? 0 : std::clamp(m_pan.x(), -beyond.width(), beyond.width()));
    m_pan.setY(fits_down ? 0 : std::clamp(m_pan.y(), -beyond.height(), beyond.height()));
}

void ClipView::set_zoom(std::optional<double> zoom)
{
    m_zoom = zoom;
    if (m_zoom)
        m_zoom = std::clamp(*m_zoom, least_zoom, most_zoom);
    keep_in_reach();
    update();
    Q_EMIT zoom_changed();
}

void ClipView::zoom_step(int direction)
{
    zoom_at(
        [&] {
            const double now = shown_zoom();
            if (direction > 0) {
                const auto* above =
                    std::upper_bound(zoom_steps.begin(), zoom_steps.end(), now + 1e-6);
                return above == zoom_steps.end() ? most_zoom : *above;
            }
            const auto* below = std::lower_bound(zoom_steps.begin(), zoom_steps.end(), now - 1e-6);
            return below == zoom_steps.begin() ? zoom_steps.front() : *(below - 1);
        }(),
        area(0).center());
}

// What is under the position stays there.
void ClipView::zoom_at(double zoom, QPointF position)
{
    const int side = is_beside() && position.x() > area(1).left() ? 1 : 0;
    const QPointF from_centre = position - (area(side).center() + m_pan);
    const double growth = std::clamp(zoom, least_zoom, most_zoom) / shown_zoom();
    m_pan += from_centre * (1 - growth);
    set_zoom(zoom);
}

void ClipView::set_wipe(double share)
{
    m_wipe = std::clamp(share, 0.0, 1.0);
    update();
    Q_EMIT wipe_changed(m_wipe);
}

QImage ClipView::current_image() const
{
    return frame_image(m_clip, m_frame);
}

void ClipView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    keep_in_reach();
    if (!m_zoom)
        Q_EMIT zoom_changed();
}

void ClipView::wheelEvent(QWheelEvent* event)
{
    if (!has_clip() || event->angleDelta().y() == 0)
        return;
    const double steps = event->angleDelta().y() / 120.0;
    zoom_at(shown_zoom() * std::pow(1.25, steps), event->position());
    event->accept();
}

void ClipView::mousePressEvent(QMouseEvent* event)
{
    const bool is_wipe = m_second && m_mode == CompareMode::wipe;
    const double line = picture(0).left() + m_wipe * picture(0).width();
    if (event->button() == Qt::LeftButton && is_wipe
        && std::abs(event->position().x() - line) < 12) {
        m_drag = Drag::wipe;
    } else if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        const bool is_whole = !m_zoom && has_clip() && m_kind == Kind::clip;
        m_drag_start = event->position();
        m_drag = is_whole && event->button() == Qt::LeftButton ? Drag::take : Drag::pan;
        if (m_drag == Drag::take)
            return;
        m_pan_before = m_pan;
        setCursor(Qt::ClosedHandCursor);
    }
}

void ClipView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::wipe) {
        set_wipe((event->position().x() - picture(0).left()) / picture(0).width());
    } else if (m_drag == Drag::take) {
        const double way = (event->position() - m_drag_start).manhattanLength();
        if (way < QApplication::startDragDistance())
            return;
        m_drag = Drag::none;
        Q_EMIT taken();
    } else if (m_drag == Drag::pan) {
        m_pan = m_pan_before + event->position() - m_drag_start;
        keep_in_reach();
        update();
    }
}

void ClipView::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::none;
    unsetCursor();
}

void ClipView::mouseDoubleClickEvent(QMouseEvent*)
{
    set_zoom(m_zoom ? std::nullopt : std::optional<double>(1.0));
}

void ClipView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint_background(painter);
    if (!has_clip()) {
        paint_empty(painter);
    } else if (m_second && m_mode == CompareMode::wipe) {
        paint_wipe(painter);
    } else {
        for (int side = 0; side < (is_beside() ? 2 : 1); ++side) {
            painter.setClipRect(area(side));
            paint_frame(painter, side == 0 ? m_clip : m_second, picture(side));
            paint_badge(painter, side == 0 ? m_badge : m_second_badge,
                        picture(side) & area(side).adjusted(2, 2, -2, -2), Qt::AlignLeft);
        }
        painter.setClipping(false);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

// A quiet checker around the picture shows where it ends, whatever its colours are.
void ClipView::paint_background(QPainter& painter) const
{
    const bool is_dark = palette().color(QPalette::Window).lightness() < 128;
    const QColor first = is_dark ? QColor(0x1b1c1e) : QColor(0xd4d5d7);
    const QColor second = is_dark ? QColor(0x202123) : QColor(0xcdced0);
    painter.fillRect(rect(), first);
    QPixmap tile(32, 32);
    tile.fill(first);
    QPainter tiles(&tile);
    tiles.fillRect(0, 0, 16, 16, second);
    tiles.fillRect(16, 16, 16, 16, second);
    tiles.end();
    painter.drawTiledPixmap(rect(), tile);
}

void ClipView::paint_empty(QPainter& painter) const
{
    const QString title = tr("Your clip will play here");
    const QString text = tr("Write what should be seen and how it moves, then press Generate. "
                            "The picture moves before the clip is done.");
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.5);
    large.setBold(true);
    const double width = std::min(420.0, this->width() - 32.0);
    const QRectF inner(0, 0, width - 48, 1000);
    const QRectF title_size =
        QFontMetricsF(large).boundingRect(inner, Qt::AlignHCenter | Qt::TextWordWrap, title);
    const QRectF text_size =
        QFontMetricsF(font()).boundingRect(inner, Qt::AlignHCenter | Qt::TextWordWrap, text);
    QRectF card(0, 0, width, title_size.height() + text_size.height() + 60);
    card.moveCenter(QRectF(rect()).center());

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(card, 8, 8);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(large);
    QRectF line(card.left() + 24, card.top() + 24, inner.width(), title_size.height());
    painter.drawText(line, Qt::AlignHCenter | Qt::TextWordWrap, title);
    painter.setFont(font());
    line.moveTop(line.bottom() + 12);
    line.setHeight(text_size.height() + 2);
    painter.drawText(line, Qt::AlignHCenter | Qt::TextWordWrap, text);
}

// The frame, with the neighbours shining through it where the onion skin is on. A shorter second
// clip stays at its last frame.
void ClipView::paint_frame(QPainter& painter, const ClipPtr& clip, const QRectF& target) const
{
    painter.setRenderHint(QPainter::SmoothPixmapTransform, is_smooth());
    const int last = static_cast<int>(clip->frames.size()) - 1;
    const int frame = std::clamp(m_frame, 0, last);
    painter.drawImage(target, frame_image(clip, frame));
    if (!m_has_onion_skin)
        return;
    painter.setOpacity(0.35);
    if (frame > 0)
        painter.drawImage(target, frame_image(clip, frame - 1));
    painter.setOpacity(0.25);
    if (frame < last)
        painter.drawImage(target, frame_image(clip, frame + 1));
    painter.setOpacity(1.0);
}

void ClipView::paint_wipe(QPainter& painter) const
{
    const QRectF target = picture(0);
    const double line = target.left() + m_wipe * target.width();
    painter.setClipRect(QRectF(0, 0, line, height()));
    paint_frame(painter, m_clip, target);
    paint_badge(painter, m_badge, target & QRectF(rect()), Qt::AlignLeft);
    painter.setClipRect(QRectF(line, 0, width() - line, height()));
    paint_frame(painter, m_second, target);
    paint_badge(painter, m_second_badge, target & QRectF(rect()), Qt::AlignRight);
    painter.setClipping(false);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.drawLine(QPointF(line, target.top()), QPointF(line, target.bottom()));
    painter.setPen(QPen(Qt::white, 1));
    painter.drawLine(QPointF(line, target.top()), QPointF(line, target.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(QPointF(line, (target & QRectF(rect())).center().y()), 7, 7);
}

void ClipView::paint_badge(QPainter& painter, const QString& text, const QRectF& target,
                           Qt::Alignment corner) const
{
    if (text.isEmpty() || target.width() < 40)
        return;
    const QString shown =
        fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(target.width()) - 28);
    const QSizeF size(fontMetrics().horizontalAdvance(shown) + 14, fontMetrics().height() + 6);
    const double left =
        corner & Qt::AlignRight ? target.right() - size.width() - 8 : target.left() + 8;
    const QRectF box(QPointF(left, target.top() + 8), size);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(box, size.height() / 2, size.height() / 2);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, shown);
}

}  // namespace flipbook::ui
