// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QWidget>
#include <filesystem>
#include <functional>
#include <vector>

#include "ui/compose/model_shelf.h"
#include "ui/compose/setting_form.h"

class QToolButton;

namespace flipbook::ui {

// A choice among the files of some kinds, with a button for files that lie elsewhere. Entries of
// their own, "The checkpoint's own", come first.
class ModelCombo final : public QWidget {
    Q_OBJECT

public:
    struct Own {
        QString label;
        int id;  // 0, 1, …
    };
    ModelCombo(const SettingText& text, ModelShelf& shelf, QList<ModelKind> kinds,
               std::vector<Own> own, QWidget* parent = nullptr);

    void show_file(const std::filesystem::path& file);
    void show_own(int id);
    // Greys the files that it says something of.
    void judge(const ModelJudge& misfit);

Q_SIGNALS:
    void file_chosen(const std::filesystem::path& file);
    void own_chosen(int id);

private:
    void fill();
    void chosen(int index);
    void browse();
    int index_of(const std::filesystem::path& file) const;

    ModelShelf& m_shelf;
    QList<ModelKind> m_kinds;
    std::vector<Own> m_own;
    std::filesystem::path m_file;  // Of the entry that is shown; empty for one of m_own.
    int m_own_id = 0;
    QComboBox* m_combo;
    QToolButton* m_browse;
};

// Asks for a model file, or for the folder of one; empty where the user thinks better of it. The
// dialog does not stop the window.
void ask_for_model(QWidget* parent, const QString& title,
                   const std::function<void(const std::filesystem::path&)>& chosen);

}  // namespace flipbook::ui
