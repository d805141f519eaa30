// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include "ui/training/training_log.h"

namespace flipbook::ui {

// How the parts of the networks learn: the length of their gradients now and in the mean of the
// last steps, and a word on what is not as it should be.
class GradientTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit GradientTable(QWidget* parent = nullptr);

    void show_points(const TrainingPoints& points);
};

}  // namespace flipbook::ui
