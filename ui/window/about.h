// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace flipbook::ui {

void show_about(QWidget& window);

}  // namespace flipbook::ui
