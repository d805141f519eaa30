// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "flipbook/clip.h"
#include "ui/viewer/newest_task.h"
#include "ui/viewer/timeline_scale.h"

namespace flipbook::ui {

class Player;

// Small pictures of the frames below the ruler, as many as there is room for, each with its
// number. Press or drag goes to a frame. The pictures are made on another thread, of previews at
// most twice a second.
class ThumbnailStrip final : public QWidget {
    Q_OBJECT

public:
    explicit ThumbnailStrip(Player& player, QWidget* parent = nullptr);

    void set_clip(const ClipPtr& clip);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    // The frames that are shown, for tests; empty until the pictures are there.
    std::vector<int> shown_frames() const;

Q_SIGNALS:
    void pictures_ready();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    struct Order {
        ClipPtr clip;
        std::vector<int> frames;
        QSize size;  // Of the pictures, in device pixels.
    };
    struct Pictures {
        ClipPtr clip;
        std::vector<int> frames;
        std::vector<QImage> images;
    };
    static Pictures make_pictures(const Order& order);

    TimelineScale scale() const;
    void refresh();

    Player& m_player;
    ClipPtr m_clip;
    Pictures m_pictures;
    NewestTask<Order, Pictures> m_task;
    QTimer m_refresh_timer;
};

}  // namespace flipbook::ui
