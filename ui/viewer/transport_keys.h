// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;

namespace flipbook::ui {

class Player;

// What single keys do to the viewer, without Ctrl and Alt: Space, J K L, arrows, I O and so on.
// Where such a key may come from is the key router's concern. GUI thread.
class TransportKeys final : public QObject {
    Q_OBJECT

public:
    explicit TransportKeys(Player& player, QObject* parent = nullptr);

    // Whether press() would do something.
    bool takes(const QKeyEvent& event) const;

    void press(const QKeyEvent& event);
    void release(const QKeyEvent& event);

    // M and C have a meaning while two clips are compared.
    void set_comparing(bool comparing) { m_is_comparing = comparing; }

Q_SIGNALS:
    void zoom_requested(int direction);  // 1 or -1.
    void compare_mode_requested();
    void swap_requested();
    void prompt_key_requested(int direction);  // The next key, or with -1 the one before.

private:
    enum class Command;
    static Command command_of(const QKeyEvent& event);
    void shuttle(int direction);
    void run(Command command);

    Player& m_player;
    bool m_is_comparing = false;
    bool m_is_k_down = false;
};

}  // namespace flipbook::ui
