// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

class QWidget;

namespace flipbook::ui {

// For acceptance tests: what cannot be used without a mouse, a screen or good eyes. A widget is
// called by its object name, or by class and accessible name where it has none.

// "focus": who has it; "stops": all that Tab has to come to, in no order; "nameless": those of
// them of which a screen reader could say no name.
QJsonObject keyboard_map(const QWidget& root);

// Visible controls whose text has too little room, or that stick out of what holds them sideways.
QJsonArray cut_texts(const QWidget& root);

}  // namespace flipbook::ui
