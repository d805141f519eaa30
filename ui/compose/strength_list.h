// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>
#include <vector>

#include "ui/compose/model_shelf.h"

class QToolButton;
class QVBoxLayout;

namespace flipbook::ui {

// Files with a strength each, of the UNet and, for LoRAs, of the text encoder; a button adds one
// of the files at hand.
class StrengthList final : public QWidget {
    Q_OBJECT

public:
    struct Item {
        std::filesystem::path file;
        double unet = 1.0;
        double text = 1.0;
        QString problem = {};  // Why the file does not fit; shown below it.

        bool operator==(const Item&) const = default;
    };
    enum class Strengths { one, two };

    StrengthList(ModelShelf& shelf, const QList<ModelKind>& kinds, Strengths strengths,
                 const QString& name, const QString& add_label, const ModelJudge& misfit,
                 QWidget* parent = nullptr);

    void show_items(const std::vector<Item>& items);
    void set_problem(const QString& reason);  // Why none can be used; empty if they can.

Q_SIGNALS:
    void added(const std::filesystem::path& file);
    void removed(int index);
    void strength_edited(int index, double unet, double text);
    void gesture_ended();

private:
    QWidget* make_row(int index, const Item& item);

    Strengths m_strengths;
    QString m_name;
    std::vector<Item> m_items;
    std::vector<QWidget*> m_rows;
    QVBoxLayout* m_column;
    QToolButton* m_add;
};

}  // namespace flipbook::ui
