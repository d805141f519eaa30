// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/thumbnail_strip.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/viewer/frame_image.h"
#include "ui/viewer/player.h"

namespace flipbook::ui {

namespace {

constexpr int picture_height = 36;
constexpr int refresh_interval_ms = 500;

}  // namespace

ThumbnailStrip::ThumbnailStrip(Player& player, QWidget* parent)
    : QWidget(parent), m_player(player), m_task(make_pictures, [this](const Pictures& pictures) {
          m_pictures = pictures;
          update();
          Q_EMIT pictures_ready();
      })
{
    setObjectName(QStringLiteral("viewer.thumbnails"));
    setAccessibleName(tr("Thumbnails of the frames"));
    setAccessibleDescription(tr("Arrow keys go from frame to frame."));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_refresh_timer.setSingleShot(true);
    connect(&m_refresh_timer, &QTimer::timeout, this, &ThumbnailStrip::refresh);
    connect(&player, &Player::frame_changed, this, qOverload<>(&QWidget::update));
    connect(&player, &Player::state_changed, this, qOverload<>(&QWidget::update));
}

QSize ThumbnailStrip::sizeHint() const
{
    return {320, picture_height + 4};
}

QSize ThumbnailStrip::minimumSizeHint() const
{
    return {80, picture_height + 4};
}

TimelineScale ThumbnailStrip::scale() const
{
    return {m_player.frame_count(), static_cast<double>(width())};
}

std::vector<int> ThumbnailStrip::shown_frames() const
{
    return m_pictures.frames;
}

void ThumbnailStrip::set_clip(const ClipPtr& clip)
{
    const bool is_first = !m_clip;
    m_clip = clip;
    if (!m_refresh_timer.isActive())
        m_refresh_timer.start(is_first ? 0 : refresh_interval_ms);
}

void ThumbnailStrip::refresh()
{
    if (!m_clip || m_clip->frames.empty()) {
        m_pictures = {};
        update();
        return;
    }
    const Size full = m_clip->frames.front().size;
    const double ratio = devicePixelRatioF();
    const double width = std::clamp(1.0 * picture_height * full.width / full.height, 12.0, 120.0);
    Order order{m_clip, {}, QSizeF(width * ratio, picture_height * ratio).toSize()};
    const int count = static_cast<int>(m_clip->frames.size());
    const TimelineScale frames{count, static_cast<double>(this->width())};
    for (int frame = 0; frame < count; frame += frames.stride_for(width + 2))
        order.frames.push_back(frame);
    m_task.start(std::move(order));
}

ThumbnailStrip::Pictures ThumbnailStrip::make_pictures(const Order& order)
{
    Pictures pictures{order.clip, order.frames, {}};
    for (const int frame : order.frames) {
        const QImage image = frame_image(order.clip, frame);
        // Small clips stay sharp, as they are in the viewer.
        const bool grows = image.width() < order.size.width();
        pictures.images.push_back(
            image
                .scaled(order.size, Qt::IgnoreAspectRatio,
                        grows ? Qt::FastTransformation : Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_RGB32));
    }
    return pictures;
}

void ThumbnailStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_clip && !m_refresh_timer.isActive())
        m_refresh_timer.start(100);
}

void ThumbnailStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_player.seek(scale().frame_at(event->position().x()));
}

void ThumbnailStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        m_player.seek(scale().frame_at(event->position().x()));
}

void ThumbnailStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const TimelineScale frames = scale();
    const double ratio = devicePixelRatioF();
    // The picture whose frame is shown, or the last one before it.
    const auto after =
        std::upper_bound(m_pictures.frames.begin(), m_pictures.frames.end(), m_player.frame());
    const auto current = after - m_pictures.frames.begin() - 1;
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() - 2));
    painter.setFont(small);
    for (std::size_t i = 0; i < m_pictures.images.size(); ++i) {
        const int frame = m_pictures.frames[i];
        const QSizeF size = QSizeF(m_pictures.images[i].size()) / ratio;
        const double left = std::clamp(frames.centre_of(frame) - size.width() / 2, 1.0,
                                       std::max(1.0, width() - size.width() - 1));
        const QRectF place(left, 2, size.width(), size.height());
        const bool is_played = frame >= m_player.first() && frame <= m_player.last();
        painter.setOpacity(is_played ? 1.0 : 0.35);
        painter.drawImage(place, m_pictures.images[i]);
        painter.setOpacity(1.0);
        const QString number = QString::number(frame + 1);
        const QRectF label(place.left(), place.top(),
                           painter.fontMetrics().horizontalAdvance(number) + 4,
                           painter.fontMetrics().height());
        painter.fillRect(label, QColor(0, 0, 0, 150));
        painter.setPen(Qt::white);
        painter.drawText(label, Qt::AlignCenter, number);
        if (static_cast<std::ptrdiff_t>(i) == current) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
            painter.drawRect(place);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

}  // namespace flipbook::ui
