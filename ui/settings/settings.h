// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "ui/window/theme.h"

namespace flipbook::ui {

// What holds for every project: a value, read from and written to flipbook.ini. Numbers there are
// written as C does, whatever the language.
struct SettingsValues {
    QString language;  // "en", "de", "ja"; empty = the system's. From the next start.
    Theme theme = Theme::system;
    QString device = QStringLiteral("auto");  // As ComputeOptions::device.
    int memory_limit_gib = 0;                 // 0 = what there is. From the next start.
    bool has_deep_frames = false;             // 16 bits a channel are kept. From the next start.
    QStringList model_folders;                // Looked through for models.
    int history_limit_gib = 20;    // Unstarred clips beyond it are deleted, oldest first.
    bool notify_when_done = true;  // While another window has the focus.

    bool operator==(const SettingsValues&) const = default;
};

class Settings final : public QObject {
    Q_OBJECT

public:
    // Reads `file`; what is missing or wrong in it has its default.
    explicit Settings(QString file, QObject* parent = nullptr);

    const SettingsValues& values() const { return m_values; }
    // Writes the file at once.
    void set_values(const SettingsValues& values);

    // Of models: what A1111, Forge and ComfyUI installations in usual places have, for the dialog
    // to offer. Empty where there is none.
    static QStringList found_model_folders();

Q_SIGNALS:
    void changed(const flipbook::ui::SettingsValues& values);

private:
    QString m_file;
    SettingsValues m_values;
};

}  // namespace flipbook::ui
