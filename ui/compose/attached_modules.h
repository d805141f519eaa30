// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <filesystem>
#include <vector>

#include "flipbook/motion_options.h"
#include "ui/compose/model_shelf.h"

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace flipbook::ui {

// The motion modules that stand behind the model's own, in their order, each with where and how
// much it works. What is typed wrongly is said below the row and not taken.
class AttachedModules final : public QWidget {
    Q_OBJECT

public:
    AttachedModules(ModelShelf& shelf, const ModelJudge& misfit, QWidget* parent = nullptr);

    // `problems`: why a file does not fit, one for each; empty where it does.
    void show_modules(const std::vector<MotionModuleOptions>& modules, const QStringList& problems);

Q_SIGNALS:
    void added(const std::filesystem::path& file);
    void edited(int index, const flipbook::MotionModuleOptions& module);
    void moved_up(int index);  // With the one before it.
    void removed(int index);

private:
    struct Row {
        QWidget* widget;
        QLabel* name;
        QLineEdit *effect, *scale, *blocks, *steps, *context;
        QLabel* problem;
    };

    Row make_row(int index);
    QLineEdit* make_field(Row& row, int index, const char* name, const QString& label,
                          const QString& hint);
    QToolButton* make_button(Row& row, int index, const char* name, const QString& sign,
                             const QString& tip);
    void show_values(const Row& row, const MotionModuleOptions& module);
    void commit(int index);

    std::vector<MotionModuleOptions> m_modules;
    QStringList m_problems;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column;
};

}  // namespace flipbook::ui
