// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace flipbook::app {

// Lets SIGTERM, SIGINT and SIGHUP, with which desktops end programs at a logout, end the program
// as closing its window does, and lets files beyond their size limit fail alone. Once, after the
// application was made; `parent` owns what listens.
void quit_on_termination(QObject* parent);

}  // namespace flipbook::app
