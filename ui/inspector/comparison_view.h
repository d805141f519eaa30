// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>
#include <optional>
#include <vector>

#include "flipbook/model_kind.h"
#include "ui/inspector/inspector_run.h"

class QComboBox;
class QPushButton;
class QTableWidget;

namespace flipbook::ui {

class ModelShelf;

// What two clips gave in one layer, averaged over their steps; nothing where a clip lacks it.
struct ComparedLayer {
    enum class Quantity { deviation, attention_distance };
    QString layer;
    Quantity quantity = Quantity::deviation;
    std::optional<double> first, second;
};

// The layers of the motion modules, in the order of the first clip.
std::vector<ComparedLayer> compared(const ClipLook& first, const ClipLook& second);

// A clip by two motion modules, with the numbers of both beside each other.
class ComparisonView final : public QWidget {
    Q_OBJECT

public:
    // The shelf's motion modules can be chosen; it outlives this.
    explicit ComparisonView(ModelShelf& shelf, QWidget* parent = nullptr);

    // The clip with the chosen motion module in place of its own; a module of a kind of its own
    // takes the place of the first that is attached.
    GenerationRequest with_other_module(GenerationRequest request) const;

    void set_obstacle(const QString& sentence);  // Empty where both clips can be made.
    void show_clips(const ClipLook& first, const ClipLook& second);
    int row_count() const;

Q_SIGNALS:
    void run_wanted();

private:
    void fill_modules();
    void update_button();

    ModelShelf& m_shelf;
    QString m_obstacle;
    QComboBox* m_modules;
    QPushButton* m_run;
    QTableWidget* m_table;
};

}  // namespace flipbook::ui
