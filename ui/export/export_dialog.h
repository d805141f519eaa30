// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "flipbook/capabilities.h"
#include "flipbook/exporter.h"
#include "ui/export/export_runner.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace flipbook::ui {

class FormatOptions;
class SizeEstimate;
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
        QString name = {};  // That the user gave it: its file is proposed to be called so.
    };

    // `media_folder` is where the first export goes.
    ExportDialog(Subject subject, std::vector<Format> formats, const QString& media_folder,
                 const QString& settings_file, QWidget* parent = nullptr);

    // What is chosen now; the paths of formats that are ticked, whether they exist or not.
    QList<ExportTask> tasks() const;

    // What the files become, as a person would tell the ffmpeg program.
    QString summary() const;

public Q_SLOTS:
    void accept() override;

Q_SIGNALS:
    void chosen(const QList<flipbook::ui::ExportTask>& tasks);

private:
    QWidget* create_formats();
    QWidget* create_result();
    QWidget* create_buttons();
    void restore(const QString& media_folder);
    void remember() const;
    std::vector<Format> ticked() const;
    QString result_line(const ExportTask& task);
    QStringList notes(const QList<ExportTask>& tasks) const;
    void update_result();
    // False: a question was answered with no.
    bool send();
    // What may be replaced is asked; false: back to the dialog.
    bool settle_existing();

    Subject m_subject;
    std::vector<Format> m_formats;
    QString m_settings_file;
    std::vector<QCheckBox*> m_boxes;  // As m_formats.
    TargetForm* m_target = nullptr;
    FormatOptions* m_options = nullptr;
    SizeEstimate* m_estimate = nullptr;
    QLabel* m_result = nullptr;
    QList<QPushButton*> m_export_buttons;  // All but the one that ends it.
    bool m_may_replace = false;
};

// What a format is called in the dialog, "MP4 – plays everywhere".
QString format_label(const Format& format);

}  // namespace flipbook::ui
