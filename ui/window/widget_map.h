// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

class QWidget;

namespace flipbook::ui {

// For acceptance tests: every visible widget below `root` that has an object name, by that name,
// with its place on the screen in pixels, whether it is enabled, and its text or value; of a table
// the first of its rows.
QJsonValue widget_map(const QWidget& root);

}  // namespace flipbook::ui
