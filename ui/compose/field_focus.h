// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace flipbook::ui {

// The object name of the field that sets what the engine's sentence complains of, "frame.width"
// for "size.width is 65; …". Empty where it names none.
QString field_named_in(const QString& sentence);

// Opens the section that the field is in, brings it into view and gives it the focus.
void go_to_field(QWidget& panel, const QString& field);

}  // namespace flipbook::ui
