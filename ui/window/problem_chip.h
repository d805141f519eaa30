// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace flipbook::ui {

class Banner;

// "1 problem", red, in the status bar, until the banner's errors are read: dismissed or acted
// upon. A click shows them one after the other.
class ProblemChip final : public QToolButton {
    Q_OBJECT

public:
    explicit ProblemChip(Banner& banner, QWidget* parent = nullptr);
};

}  // namespace flipbook::ui
