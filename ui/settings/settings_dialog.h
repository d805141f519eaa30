// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/settings/settings.h"

class QCheckBox;
class QComboBox;
class QListWidget;
class QSpinBox;

namespace flipbook::ui {

// Edit ▸ Preferences. Nothing is changed before OK.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    // `devices` are identifiers and names, as the engine lists them; empty while it starts.
    SettingsDialog(Settings& settings, const QList<std::pair<QString, QString>>& devices,
                   QWidget* parent = nullptr);

    void accept() override;

private:
    QWidget* window_page();
    QWidget* engine_page(const QList<std::pair<QString, QString>>& devices);
    QWidget* models_page();
    void add_folder(const QString& folder);
    SettingsValues edited_values() const;

    Settings& m_settings;
    QComboBox* m_language;
    QComboBox* m_theme;
    QCheckBox* m_notify;
    QComboBox* m_device;
    QCheckBox* m_deep_frames = nullptr;
    QSpinBox* m_memory;
    QSpinBox* m_history;
    QListWidget* m_folders;
};

}  // namespace flipbook::ui
