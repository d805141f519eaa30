// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace flipbook::ui {

struct Actions;
class Banner;
class ExportControl;
class FileIntake;
class HistoryPanel;
class KeptClips;
class MainWindow;
class ModelShelf;
class ModelsPanel;
class ProjectMenu;
class QueuePanel;
class ViewerPanel;
class Workspace;

// What the window keeps and hands out, put together: projects, history, exports, and files that
// come in.
class Keeping final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Workspace& workspace;
        const Actions& actions;
        Banner& banner;
        ViewerPanel& viewer;
        HistoryPanel& history;
        QueuePanel& queue;
        ModelsPanel& models;
    };

    Keeping(const Parts& parts, QWidget& window);

    // Once what the last session left is there: a project that is asked for comes after it.
    void open_files(const QStringList& files);

    // The settings of the next clip as A1111's text, to and from the clipboard.
    void copy_settings();
    void paste_settings();

    // Where the models that recipes name are looked for. Outlives this object.
    void set_models(ModelShelf& models);

    // "waves* – Flipbook", or the title of a window without a project.
    QString title() const;

Q_SIGNALS:
    void title_changed();
    // What is being written, "MP4"; empty once nothing is.
    void export_progressed(const QString& what, double fraction);

private:
    void connect_clips(const Parts& parts);
    void connect_carrier(const Parts& parts);
    void connect_files(Banner& banner);
    void find_libraries();
    void add_library(const QString& folder, Banner& banner);
    void publish(const Parts& parts);

    Workspace& m_workspace;
    Banner& m_banner;
    KeptClips* m_clips;
    ExportControl* m_export;
    ProjectMenu* m_projects;
    FileIntake* m_intake;
    QStringList m_waiting_files;
};

}  // namespace flipbook::ui
