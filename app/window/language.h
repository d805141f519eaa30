// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace flipbook::app {

// Texts and numbers as the language has them, "de" for instance; empty = the system's. English
// where there is no translation. To be called once, before the window is made.
void install_language(QApplication& application, const QString& code);

}  // namespace flipbook::app
