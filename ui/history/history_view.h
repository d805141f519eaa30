// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QListView>
#include <QStyledItemDelegate>
#include <QTimer>

namespace flipbook::ui {

class ClipThumbnails;
class HistoryFilter;
class HistoryStore;

// Draws a clip: its picture, the prompt and facts, a star.
class HistoryDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    HistoryDelegate(const HistoryStore& history, ClipThumbnails& thumbnails, QListView& view);

    // The picture of one clip instead of its first frame; a null picture ends that.
    void set_moving(qint64 id, const QImage& frame);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    bool is_grid() const { return m_view.viewMode() == QListView::IconMode; }
    void paint_picture(QPainter& painter, const QRect& rect, qint64 id,
                       const QPalette& palette) const;

    const HistoryStore& m_history;
    ClipThumbnails& m_thumbnails;
    QListView& m_view;
    qint64 m_moving = 0;
    QImage m_frame;
};

// The clips as a list or a grid; the one under the mouse plays. F2 gives one a name. Letters are
// commands here and do not search: key_pressed() has what was not used for moving about.
class HistoryView final : public QListView {
    Q_OBJECT

public:
    HistoryView(const HistoryStore& history, HistoryFilter& clips, ClipThumbnails& thumbnails,
                QWidget* parent = nullptr);

    void set_grid(bool grid);

Q_SIGNALS:
    void command(Qt::Key key);  // A, P, S, D, R, Period, Delete, Return.

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void play(qint64 id);
    void show_frame();

    const HistoryStore& m_history;
    HistoryFilter& m_clips;
    ClipThumbnails& m_thumbnails;
    HistoryDelegate* m_delegate;
    qint64 m_playing = 0;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

}  // namespace flipbook::ui
