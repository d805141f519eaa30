// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace flipbook::ui {

// A dot beside a setting that is not at its default; a click sets it back. Takes its place whether
// it is seen or not.
class ResetDot final : public QAbstractButton {
    Q_OBJECT

public:
    explicit ResetDot(const QString& setting, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace flipbook::ui
