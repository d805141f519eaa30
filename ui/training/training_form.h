// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/training/training_settings.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace flipbook::ui {

// The fields of a training; those that mean nothing to the chosen kind are not shown.
class TrainingForm final : public QWidget {
    Q_OBJECT

public:
    explicit TrainingForm(QWidget* parent = nullptr);

    // What Capabilities say: kinds of training, and of motion modules. The kinds that were shown
    // last are chosen among them.
    void offer(const QStringList& kinds, const QStringList& builds);

    void show_settings(const TrainingSettings& settings);
    TrainingSettings settings() const;

Q_SIGNALS:
    void edited();

private:
    void create_what();
    void create_data();
    void create_steps();
    QSpinBox* add_number(const char* name, const QString& label, const QString& hint, int lowest,
                         int highest);
    QWidget* add_path(const char* name, const QString& label, const QString& hint, bool is_folder,
                      QLineEdit*& field);
    void show_what_counts();

    QFormLayout* m_form;
    QString m_wanted_kind, m_wanted_build;  // There may be no choice yet.
    QComboBox* m_kind;
    QComboBox* m_build = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_start = nullptr;
    QLineEdit* m_output = nullptr;
    QComboBox* m_data = nullptr;
    QLineEdit* m_folder = nullptr;
    QWidget* m_folder_row = nullptr;
    QComboBox* m_camera = nullptr;
    QSpinBox *m_side = nullptr, *m_frames = nullptr, *m_steps = nullptr, *m_batch = nullptr,
             *m_rank = nullptr, *m_sample_every = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QCheckBox* m_checkpointing = nullptr;
};

}  // namespace flipbook::ui
