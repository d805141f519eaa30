// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>
#include <QWidget>

#include "flipbook/clip.h"

class QMenu;
class QToolButton;

namespace flipbook::ui {

// One side of a picture in pixels: a multiple of 8, or 0, which is the model's own. Steps are 8,
// with Shift 64.
class SideSpinBox final : public QSpinBox {
    Q_OBJECT

public:
    explicit SideSpinBox(QWidget* parent = nullptr);

    void stepBy(int steps) override;

Q_SIGNALS:
    void left_auto();  // By a step upwards.

protected:
    int valueFromText(const QString& text) const override;
};

// Width and height, a button that swaps them, and usual sizes for the model.
class SizeEdit final : public QWidget {
    Q_OBJECT

public:
    explicit SizeEdit(QWidget* parent = nullptr);

    void show_size(Size size);  // Both 0: the model's own.
    void show_native_size(Size native);

Q_SIGNALS:
    void size_edited(int width, int height);

private:
    void side_edited(bool is_width);
    void fill_menu();

    SideSpinBox* m_width;
    SideSpinBox* m_height;
    QToolButton* m_swap;
    QMenu* m_menu;
    Size m_native{512, 512};
    bool m_is_showing = false;
};

}  // namespace flipbook::ui
