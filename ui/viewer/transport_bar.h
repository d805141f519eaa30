// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QToolButton;

namespace flipbook::ui {

class Player;
enum class TransportIcon;

// Buttons for what the transport keys do. Shows the player and changes it; keeps nothing itself.
class TransportBar final : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(Player& player, QWidget* parent = nullptr);

private:
    QToolButton* add_button(const char* name, const QString& text, const QString& keys);
    void create_buttons();
    void create_fields();
    void draw_icons();
    void show_state();

    Player& m_player;
    QToolButton* m_first = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_forward = nullptr;
    QToolButton* m_last = nullptr;
    QToolButton* m_loop = nullptr;
    QToolButton* m_ping_pong = nullptr;
    QComboBox* m_speed = nullptr;
    QDoubleSpinBox* m_frame_rate = nullptr;
};

}  // namespace flipbook::ui
