// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace flipbook::ui {

// Shows all keys of the window, beside the work: the sheet is no modal dialog.
void show_key_sheet(QWidget& window);

}  // namespace flipbook::ui
