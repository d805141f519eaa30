// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace flipbook::ui {

class ClipView;
class Player;

// The row below the picture: onion skin, zoom, and which frame it is.
class ViewBar final : public QWidget {
    Q_OBJECT

public:
    ViewBar(ClipView& view, Player& player, QWidget* parent = nullptr);

    QString frame_text() const;  // "07/16  0.8 s".

    // A button leads from a clip that was opened back to the one that is being made.
    void set_run_is_waiting(bool waiting);

Q_SIGNALS:
    void run_requested();

private:
    void show_zoom();
    void show_frame();

    ClipView& m_view;
    Player& m_player;
    QToolButton* m_onion_skin;
    QComboBox* m_zoom;
    QToolButton* m_run;
    QLabel* m_frame;
};

}  // namespace flipbook::ui
