// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace flipbook::ui {

// Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y, in any field of the program: the field takes back what is
// being typed in it, and where it has nothing to take back, the key is the window's. Qt's fields
// would keep it and do nothing.
class FieldUndo final : public QObject {
    Q_OBJECT

public:
    explicit FieldUndo(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
};

}  // namespace flipbook::ui
