// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <vector>

#include "ui/document/motion_preset.h"

namespace flipbook::ui {

// The motion presets that come with the program and those of the user. An own preset with the id
// of a shipped one stands in its place until it is reset. Files are read and written on another
// thread; what is changed here shows at once. GUI thread.
class PresetLibrary final : public QObject {
    Q_OBJECT

public:
    // Loading begins at once. `own_folder` is made when something is saved.
    PresetLibrary(const QString& shipped_folder, const QString& own_folder,
                  QObject* parent = nullptr);
    ~PresetLibrary() override;  // Waits until what was changed is written.

    // The shipped ones in their order, then own ones by name.
    const std::vector<MotionPreset>& presets() const { return m_presets; }
    const MotionPreset* find(const QString& id) const;
    bool is_loaded() const { return m_is_loaded; }

    // Whether removing this own preset brings a shipped one back.
    bool replaces_shipped(const QString& id) const;

    // An own preset; without an id it gets a new one from its name. The id it is kept under.
    QString save(MotionPreset preset);
    void rename(const QString& id, const QString& name);  // Of an own preset.
    QString duplicate(const QString& id);
    void remove(const QString& id);  // Of an own preset; what it replaced comes back.

    // imported() or failed() follows.
    void import_file(const QString& file);
    void export_file(const QString& id, const QString& file);

Q_SIGNALS:
    void changed();
    void imported(const QString& id);
    void failed(const QString& sentence);  // A file that is damaged or could not be written.

private:
    struct Loaded {
        std::vector<MotionPreset> shipped, own;
        QStringList problems;
    };
    static Loaded read_folders(const QString& shipped, const QString& own, const QString& language);

    void merge();
    QString own_file(const QString& id) const;
    QString new_id(const QString& name) const;
    void write(const MotionPreset& preset, const QString& file);

    QString m_own_folder;
    QString m_language;
    std::vector<MotionPreset> m_shipped;
    std::vector<MotionPreset> m_own;
    std::vector<MotionPreset> m_presets;
    bool m_is_loaded = false;
    QThreadPool m_files;  // One thread: what is written later stays.
};

}  // namespace flipbook::ui
