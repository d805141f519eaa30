// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "ui/document/document.h"
#include "ui/project/project_file.h"

namespace flipbook::ui {

// The file that the document belongs to, or none yet. Files are read and written behind the
// window. GUI thread.
class Project final : public QObject {
    Q_OBJECT

public:
    static constexpr int recent_count = 12;

    Project(Document& document, QString data_folder, QString settings_file,
            QObject* parent = nullptr);

    QString path() const { return m_path; }  // Empty = never saved.
    QString name() const;                    // "waves", "Untitled".
    // Whether the document differs from the file, or of a new project from its beginning.
    bool is_dirty() const { return m_is_dirty; }
    // As the file has it, or the beginning of a new project.
    const Composition& saved_composition() const { return m_saved; }
    // A newer Flipbook made the file: it is not written over, save it under another name.
    bool is_read_only() const { return m_is_read_only; }
    QStringList recent() const;  // Last first.
    void forget_recent();

    // Everything as the model has it by default.
    void start_new();
    // opened() or failed() follows.
    void open(const QString& path);
    // Under its own name. Precondition: path() is not empty and it is not read-only.
    void save();
    void save_as(const QString& path);
    // The content of an older version or of the autosave becomes the document's, unsaved.
    void take_over(const QString& file);

    // Writes what is not saved beside the data, as it does by itself 30 s after a change: before
    // something begins that may bring the program down. Does nothing for a project without a file.
    void autosave();

    // What a session left: the document as it was, of this file, perhaps not saved.
    void resume(const QString& path, const Composition& composition, const QByteArray& text);
    // The text that project files of this document begin from, with keys we do not know.
    QByteArray text() const { return m_text; }

    QStringList backups() const;

Q_SIGNALS:
    void changed();  // Name, dirty mark or read-only.
    void opened(const QString& path);
    void saved(const QString& path);
    void failed(const QString& sentence);
    // While opening: a later autosave of this project lies there.
    void autosave_found(const QString& file, const QDateTime& time);

private:
    void set_file(const QString& path, const QByteArray& text, const Composition& saved);
    void write(const QString& path);
    void update_dirty();
    void remember(const QString& path);

    Document& m_document;
    QString m_data_folder;
    QString m_settings_file;
    QString m_path;
    QByteArray m_text;
    Composition m_saved;  // As the file has it.
    bool m_is_dirty = false;
    bool m_is_read_only = false;
    QTimer m_autosave_timer;
    int m_opening = 0;  // A later open() makes an earlier one void.
};

}  // namespace flipbook::ui
