// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

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
};

QIcon transport_icon(TransportIcon icon);

}  // namespace flipbook::ui
