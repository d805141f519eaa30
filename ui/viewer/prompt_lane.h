// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QWidget>
#include <optional>

#include "flipbook/prompt_travel.h"
#include "ui/viewer/timeline_scale.h"

class QLineEdit;

namespace flipbook::ui {

class Document;
class Player;

// The keys of the prompt (flipbook/prompt_travel.h) along the frames of the clip that is composed:
// diamonds that are dragged, written anew, added and removed. What changes is the prompt's text.
class PromptLane final : public QWidget {
    Q_OBJECT

public:
    PromptLane(Document& document, Player& player, QWidget* parent = nullptr);

    // The playhead to the next key, or with -1 to the one before, and takes it.
    void go_to_key(int direction);

    QJsonArray keys_json() const;  // Frame, text and centre in the widget, for tests.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void keys_changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    static constexpr double diamond = 5;  // Half of a key's width.

    void show_prompt();
    int frame_count() const;
    TimelineScale scale() const;
    const std::string& prompt() const;
    std::optional<std::size_t> key_at_frame(int frame) const;
    std::optional<std::size_t> key_near(QPointF position) const;
    QString sentence_of(int frame) const;

    void write(int frame);
    void take_written();
    void end_writing();
    void drag_to(int frame);
    void remove_chosen();
    void set_prompt(const QString& label, std::string prompt, const QString& gesture = {});

    void paint_way(QPainter& painter) const;
    void paint_keys(QPainter& painter) const;
    void paint_hint(QPainter& painter) const;

    Document& m_document;
    Player& m_player;
    PromptTravel m_travel;
    std::optional<int> m_wrong_frame;  // Of a key for which the clip would be refused.
    std::optional<int> m_chosen;       // Frame of a key.
    int m_place = 0;                   // The playhead's, or, where no clip is shown, its stand-in.
    bool m_is_dragging = false;
    QLineEdit* m_field = nullptr;  // A key's line while it is written.
    std::optional<int> m_written;  // Its frame; a new key where there is none.
};

}  // namespace flipbook::ui
