// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "flipbook/capabilities.h"
#include "flipbook/exporter.h"
#include "ui/export/export_runner.h"

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;

namespace flipbook::ui {

class ClipEditForm;
class TargetForm;

// Asks into which files a clip is to be written. Not modal. What was chosen last is remembered in
// the settings file, and a file is replaced only after a question.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    struct Subject {
        ClipPtr clip;
        GenerationRequest request;
        std::optional<int> in = {};  // The viewer's range, where one is set.
        std::optional<int> out = {};
    };

    // `media_folder` is where the first export goes.
    ExportDialog(Subject subject, std::vector<Format> formats, const QString& media_folder,
                 const QString& settings_file, QWidget* parent = nullptr);

    // What is chosen now; the paths of formats that are ticked, whether they exist or not.
    QList<ExportTask> tasks() const;

public Q_SLOTS:
    void accept() override;

Q_SIGNALS:
    void chosen(const QList<flipbook::ui::ExportTask>& tasks);

private:
    QWidget* create_formats();
    QWidget* create_options();
    QWidget* create_result();
    void restore(const QString& media_folder);
    void remember() const;
    std::vector<Format> ticked() const;
    bool is_any_ticked(std::initializer_list<const char*> formats) const;
    QStringList notes() const;
    void update_result();
    // What may be replaced is asked; false: back to the dialog.
    bool settle_existing();

    Subject m_subject;
    std::vector<Format> m_formats;
    QString m_settings_file;
    std::vector<QCheckBox*> m_boxes;  // As m_formats.
    TargetForm* m_target = nullptr;
    ClipEditForm* m_edit = nullptr;
    QSpinBox* m_loops = nullptr;
    QCheckBox* m_recipe = nullptr;
    QLabel* m_result = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
    bool m_may_replace = false;
};

// What a format is called in the dialog, "MP4 – plays everywhere".
QString format_label(const Format& format);

}  // namespace flipbook::ui
