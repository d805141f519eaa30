// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <functional>

class QMenu;
class QWidget;

namespace flipbook::ui {

struct Actions;
class Banner;
class Document;
class Project;
class Session;
struct Recovery;

// The File menu's projects, and what is told of them: what could not be read, an autosave that is
// later than its file, what was not saved, work that a crash left.
class ProjectMenu final : public QObject {
    Q_OBJECT

public:
    ProjectMenu(Document& document, Project& project, Session& session, const Actions& actions,
                Banner& banner, QWidget& window);

    // Asks what becomes of unsaved changes of a file; those of an untitled clip can be brought
    // back afterwards.
    void open(const QString& path);

private:
    void create_menus(const Actions& actions);
    void fill_recent();
    void fill_backups();
    void start_new();
    void choose_and_open();
    bool save();
    bool save_as();
    void leave(const std::function<void()>& next);
    void offer_untitled_back();
    void offer_autosave(const QString& file, const QDateTime& time);
    QString recovery_text(const Recovery& recovery) const;
    void offer_recovery(const Recovery& recovery);
    void tell_read_only();

    Document& m_document;
    Project& m_project;
    Session& m_session;
    Banner& m_banner;
    QWidget& m_window;
    QMenu* m_recent = nullptr;
    QMenu* m_backups = nullptr;
};

}  // namespace flipbook::ui
