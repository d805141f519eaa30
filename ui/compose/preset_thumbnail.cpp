// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/preset_thumbnail.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace flipbook::ui {

namespace {

constexpr double pan_reach = 0.36;  // Widths of the picture, as the moves are trained.
constexpr double zoom_reach = 0.45;
constexpr double roll_reach = 40;     // Degrees.
constexpr double sway_reach = 0.075;  // Of the balloon at a motion scale of 1.

double wave(double turns)
{
    return std::sin(2 * std::numbers::pi * turns);
}

void add_camera(const PresetCamera& camera, double phase, ThumbnailMoment& moment)
{
    const double way = (phase - 0.5) * camera.strength / 0.8;
    const QString& move = camera.move;
    if (move == QLatin1String("pan-left"))
        moment.camera.rx() -= pan_reach * way;
    else if (move == QLatin1String("pan-right"))
        moment.camera.rx() += pan_reach * way;
    else if (move == QLatin1String("tilt-up"))
        moment.camera.ry() -= pan_reach * way;
    else if (move == QLatin1String("tilt-down"))
        moment.camera.ry() += pan_reach * way;
    else if (move == QLatin1String("zoom-in"))
        moment.zoom *= 1 + zoom_reach * way;
    else if (move == QLatin1String("zoom-out"))
        moment.zoom *= 1 - zoom_reach * way;
    else if (move == QLatin1String("roll-clockwise"))
        moment.roll += roll_reach * way;
    else if (move == QLatin1String("roll-anticlockwise"))
        moment.roll -= roll_reach * way;
}

void add_word(const QString& word, double phase, ThumbnailMoment& moment)
{
    const double way = 0.6 * (phase - 0.5);
    if (word.contains(QLatin1String("left")))
        moment.thing.rx() -= way;
    else if (word.contains(QLatin1String("right")))
        moment.thing.rx() += way;
    else if (word.contains(QLatin1String("bounc")))
        moment.thing.ry() -= 0.22 * std::abs(wave(phase)) - 0.1;
    else if (word.contains(QLatin1String("grow")))
        moment.thing_size *= 1 + 0.8 * (phase - 0.5);
    else if (word.contains(QLatin1String("shrink")))
        moment.thing_size *= 1 - 0.8 * (phase - 0.5);
}

void draw_hills(QPainter& painter, const QColor& colour, double base, double height, double shift)
{
    QPainterPath path(QPointF(-3, 3));
    for (double x = -3; x <= 3; x += 0.1)
        path.lineTo(x, base - height * (0.6 + 0.4 * wave(0.55 * x + shift)));
    path.lineTo(3, 3);
    painter.fillPath(path, colour);
}

void draw_scene(QPainter& painter)
{
    QLinearGradient sky(0, -1.2, 0, 0.6);
    sky.setColorAt(0, QColor(0x4f, 0x8f, 0xd6));
    sky.setColorAt(1, QColor(0xf4, 0xd9, 0xa6));
    painter.fillRect(QRectF(-3, -3, 6, 6), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xff, 0xf1, 0xc2));
    painter.drawEllipse(QPointF(0.27, -0.22), 0.1, 0.1);
    draw_hills(painter, QColor(0x6b, 0x8f, 0xa8), 0.22, 0.22, 0.1);
    draw_hills(painter, QColor(0x4d, 0x83, 0x63), 0.36, 0.16, 0.6);
    painter.setBrush(QColor(0x2f, 0x5d, 0x45));
    for (const double x : {-0.85, -0.36, 0.4, 0.95})
        painter.drawPolygon(QPolygonF({{x - 0.06, 0.36}, {x + 0.06, 0.36}, {x, 0.1}}));
}

void draw_balloon(QPainter& painter, const ThumbnailMoment& moment)
{
    painter.save();
    painter.translate(moment.thing.x() - 0.08, moment.thing.y() - 0.03);
    painter.scale(moment.thing_size, moment.thing_size);
    painter.setPen(QPen(QColor(0x5a, 0x3a, 0x22), 0.012));
    painter.drawLine(QPointF(-0.05, 0.1), QPointF(-0.03, 0.19));
    painter.drawLine(QPointF(0.05, 0.1), QPointF(0.03, 0.19));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x7a, 0x4f, 0x2c));
    painter.drawRect(QRectF(-0.035, 0.18, 0.07, 0.055));
    painter.setBrush(QColor(0xd8, 0x43, 0x3b));
    painter.drawEllipse(QPointF(0, 0), 0.13, 0.14);
    painter.setBrush(QColor(0xf6, 0xc8, 0x4c));
    painter.drawEllipse(QPointF(0, 0), 0.05, 0.14);
    painter.restore();
}

}  // namespace

ThumbnailMoment moment_of(const MotionPreset& preset, double phase)
{
    ThumbnailMoment moment;
    for (const PresetCamera& camera : preset.cameras)
        add_camera(camera, phase, moment);
    for (const QString& word : preset.words)
        add_word(word, phase, moment);
    const int frames = preset.frame_count.value_or(16);
    const double at = phase * (frames - 1);
    const bool is_still = preset.words.contains(QLatin1String("still"));
    // The strength of the motion, as the eye sees it: little below 0.8, much above 1.3.
    const double scale = std::clamp(preset.scale.at(at) * preset.effect.at(at), 0.0, 2.0);
    const double strength = is_still ? 0.05 : std::pow(scale, 3.5);
    // Longer clips move on more slowly in the time that a thumbnail has.
    const double turns = phase
                         * (preset.context && preset.context->closed_loop ? 1.0
                            : frames > 16                                 ? 0.5
                                                                          : 1.0);
    const bool has_words = !preset.words.isEmpty() && !is_still;
    if (!has_words)
        moment.thing += QPointF(sway_reach * strength * wave(turns),
                                -0.6 * sway_reach * strength * wave(2 * turns + 0.1));
    return moment;
}

QPixmap draw_thumbnail(const MotionPreset& preset, double phase, const QSize& size, qreal ratio)
{
    QPixmap pixmap((QSizeF(size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThumbnailMoment moment = moment_of(preset, phase);
    painter.translate(size.width() / 2.0, size.height() / 2.0);
    painter.scale(size.width(), size.width());
    painter.rotate(-moment.roll);
    painter.scale(0.86 * moment.zoom, 0.86 * moment.zoom);
    painter.translate(-moment.camera.x(), -moment.camera.y());
    draw_scene(painter);
    draw_balloon(painter, moment);
    return pixmap;
}

}  // namespace flipbook::ui
