// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/inspector/inspection.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace flipbook::ui {

// The weights of a model as a tree: part, block, layer, tensor; motion modules first.
class ModelTree final : public QWidget {
    Q_OBJECT

public:
    explicit ModelTree(QWidget* parent = nullptr);

    void show_tensors(const std::vector<TensorFacts>& tensors);

    // What is chosen: a part, "unet", empty where nothing is; and what the names of its tensors
    // begin with, or the name of one; empty for the whole part.
    QString part() const;
    QString path() const;
    // The layer of the UNet that the choice is, belongs to, or holds: "down_blocks.0"; empty for
    // parts as a whole and for those outside the UNet.
    QString unet_path() const;
    bool is_motion_module() const;

    int shown_count() const;  // Tensors that the filter leaves.

Q_SIGNALS:
    void chosen();

private:
    QTreeWidgetItem* group(QTreeWidgetItem* parent, const QString& name, const QString& path);
    void sum_up(QTreeWidgetItem* item, const std::vector<TensorFacts>& tensors);
    void set_facts(QTreeWidgetItem* item, const TensorFacts& facts);
    void filter_all();
    bool filter(QTreeWidgetItem* item, const QString& wanted);

    QLineEdit* m_filter;
    QTreeWidget* m_tree;
};

// "Motion module", "Attached module 1".
QString part_title(const QString& part);

}  // namespace flipbook::ui
