// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/transport_keys.h"

#include <QKeyEvent>
#include <array>

#include "ui/viewer/player.h"

namespace flipbook::ui {

enum class TransportKeys::Command {
    none,
    toggle,
    reverse,
    stop,
    forward,
    step_back,
    step_forward,
    second_back,
    second_forward,
    first,
    last,
    set_in,
    set_out,
    loop,
    ping_pong,
    slower,
    faster,
    zoom_in,
    zoom_out,
    compare_mode,
    swap,
    previous_key,
    next_key,
};

TransportKeys::TransportKeys(Player& player, QObject* parent)
    : QObject(parent), m_player(player) { }

// Brackets and backslash need AltGr on many keyboards: Shift with comma, full stop and L are their
// twins. With Shift, these arrive as "<" and ">", or as ";" and ":", by the keyboard.
TransportKeys::Command TransportKeys::command_of(const QKeyEvent& event)
{
    struct Binding {
        int key;
        Command plain, shifted;
    };
    static constexpr std::array bindings{
        Binding{Qt::Key_Space, Command::toggle, Command::none},
        Binding{Qt::Key_J, Command::reverse, Command::none},
        Binding{Qt::Key_K, Command::stop, Command::none},
        Binding{Qt::Key_L, Command::forward, Command::loop},
        Binding{Qt::Key_Left, Command::step_back, Command::second_back},
        Binding{Qt::Key_Right, Command::step_forward, Command::second_forward},
        Binding{Qt::Key_PageUp, Command::second_back, Command::none},
        Binding{Qt::Key_PageDown, Command::second_forward, Command::none},
        Binding{Qt::Key_Home, Command::first, Command::none},
        Binding{Qt::Key_End, Command::last, Command::none},
        Binding{Qt::Key_I, Command::set_in, Command::none},
        Binding{Qt::Key_O, Command::set_out, Command::none},
        Binding{Qt::Key_Backslash, Command::loop, Command::loop},
        Binding{Qt::Key_P, Command::ping_pong, Command::none},
        Binding{Qt::Key_BracketLeft, Command::slower, Command::slower},
        Binding{Qt::Key_BracketRight, Command::faster, Command::faster},
        Binding{Qt::Key_Comma, Command::previous_key, Command::slower},
        Binding{Qt::Key_Less, Command::none, Command::slower},
        Binding{Qt::Key_Semicolon, Command::none, Command::slower},
        Binding{Qt::Key_Period, Command::next_key, Command::faster},
        Binding{Qt::Key_Greater, Command::none, Command::faster},
        Binding{Qt::Key_Colon, Command::none, Command::faster},
        Binding{Qt::Key_Plus, Command::zoom_in, Command::zoom_in},
        Binding{Qt::Key_Equal, Command::zoom_in, Command::zoom_in},
        Binding{Qt::Key_Minus, Command::zoom_out, Command::zoom_out},
        Binding{Qt::Key_M, Command::compare_mode, Command::none},
        Binding{Qt::Key_C, Command::swap, Command::none},
    };
    // The keypad's keys count like the others; a keyboard group is how AltGr may arrive.
    const Qt::KeyboardModifiers modifiers =
        event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (modifiers & ~Qt::KeyboardModifiers(Qt::ShiftModifier))
        return Command::none;
    for (const Binding& binding : bindings)
        if (binding.key == event.key())
            return modifiers & Qt::ShiftModifier ? binding.shifted : binding.plain;
    return Command::none;
}

bool TransportKeys::takes(const QKeyEvent& event) const
{
    const Command command = command_of(event);
    if (command == Command::compare_mode || command == Command::swap)
        return m_is_comparing;
    return command != Command::none;
}

void TransportKeys::press(const QKeyEvent& event)
{
    const Command command = command_of(event);
    switch (command) {
    // A key that is held repeats these and no others.
    case Command::step_back:
    case Command::step_forward:
    case Command::second_back:
    case Command::second_forward:
    case Command::slower:
    case Command::faster:
    case Command::zoom_in:
    case Command::zoom_out:
        break;
    case Command::reverse:
    case Command::forward:
        if (event.isAutoRepeat() && !m_is_k_down)
            return;
        break;
    default:
        if (event.isAutoRepeat())
            return;
    }
    run(command);
}

void TransportKeys::release(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_K && !event.isAutoRepeat())
        m_is_k_down = false;
}

void TransportKeys::shuttle(int direction)
{
    if (m_is_k_down)
        m_player.step(direction);
    else
        m_player.shuttle(direction);
}

void TransportKeys::run(Command command)
{
    switch (command) {
    case Command::none:
        return;
    case Command::toggle:
        return m_player.toggle();
    case Command::reverse:
        return shuttle(-1);
    case Command::stop:
        m_is_k_down = true;
        return m_player.pause();
    case Command::forward:
        return shuttle(1);
    case Command::step_back:
        return m_player.step(-1);
    case Command::step_forward:
        return m_player.step(1);
    case Command::second_back:
        return m_player.skip_second(-1);
    case Command::second_forward:
        return m_player.skip_second(1);
    case Command::first:
        return m_player.go_to_first();
    case Command::last:
        return m_player.go_to_last();
    case Command::set_in:
        return m_player.set_in();
    case Command::set_out:
        return m_player.set_out();
    case Command::loop:
        return m_player.set_loops(!m_player.loops());
    case Command::ping_pong:
        return m_player.set_ping_pong(!m_player.is_ping_pong());
    case Command::slower:
        return m_player.set_speed(Player::next_speed(m_player.speed(), -1));
    case Command::faster:
        return m_player.set_speed(Player::next_speed(m_player.speed(), 1));
    case Command::zoom_in:
        return Q_EMIT zoom_requested(1);
    case Command::zoom_out:
        return Q_EMIT zoom_requested(-1);
    case Command::compare_mode:
        return Q_EMIT compare_mode_requested();
    case Command::swap:
        return Q_EMIT swap_requested();
    case Command::previous_key:
        return Q_EMIT prompt_key_requested(-1);
    case Command::next_key:
        return Q_EMIT prompt_key_requested(1);
    }
}

}  // namespace flipbook::ui
