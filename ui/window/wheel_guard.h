// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace flipbook::ui {

// Keeps the mouse wheel from turning numbers, choices and sliders that it happens to pass while a
// panel is scrolled: it turns what has the focus, and does not give the focus to anything.
class WheelGuard final : public QObject {
    Q_OBJECT

public:
    explicit WheelGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
};

}  // namespace flipbook::ui
