// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QIcon>
#include <QWidget>
#include <filesystem>

#include "ui/compose/model_shelf.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace flipbook::ui {

// All models at hand by their kinds, with their pictures: looked for by name, told about, and put
// to use.
class ModelsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ModelsPanel(ModelShelf& shelf, QWidget* parent = nullptr);

    int shown_count() const;

    QSize minimumSizeHint() const override { return {200, 200}; }

Q_SIGNALS:
    void use_wanted(const flipbook::ModelPage& page);
    void folders_wanted();  // To say where models are.

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void add_group(const QString& title, const QList<ModelKind>& kinds);
    void show_pictures();
    void filter();
    void show_details();
    void use();
    QList<QTreeWidgetItem*> items() const;  // Of models, without the headings.
    KnownModelPtr current() const;

    ModelShelf& m_shelf;
    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QLabel* m_picture;
    QLabel* m_details;
    QPushButton* m_use;
    // By the path of each model that was looked for one; null where it has none.
    QHash<QString, QIcon> m_icons;
    bool m_is_stale = true;  // Filled anew when it is seen.
};

// What is worth knowing of a model, in lines.
QString details_of(const ModelPage& page);

}  // namespace flipbook::ui
