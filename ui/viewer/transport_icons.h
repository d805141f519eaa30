// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace flipbook::ui {

enum class TransportIcon {
    first,
    step_back,
    play,
    pause,
    stop,
    step_forward,
    last,
    loop,
    ping_pong,
    onion_skin,
    swap,
};

// Drawn in the text's colour, greyed where disabled; to be made anew when the palette changes.
QIcon transport_icon(TransportIcon icon, const QPalette& palette);

}  // namespace flipbook::ui
