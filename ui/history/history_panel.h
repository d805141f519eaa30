// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <functional>

#include "ui/project/recall.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class QUndoCommand;
class QUndoStack;

namespace flipbook::ui {

class ClipThumbnails;
class HistoryFilter;
class HistoryModel;
class HistoryStore;
class HistoryView;

// The clips that were made, newest first: looked through, named, starred, thrown away and taken
// back, and their settings recalled. What touches other parts of the window is asked for by
// signals.
class HistoryPanel final : public QWidget {
    Q_OBJECT

public:
    // Throwing away, putting back and renaming are steps of `undo`. Settings of the panel itself
    // are kept in the file.
    HistoryPanel(HistoryStore& history, QUndoStack& undo, const QString& settings_file,
                 QWidget* parent = nullptr);

    int shown_count() const;

Q_SIGNALS:
    void open_requested(qint64 clip);
    void recall_requested(qint64 clip, flipbook::ui::RecallPart part);
    void compare_requested(qint64 clip);
    void export_requested(qint64 clip);
    void shown_changed();
    // What was done, and how it is taken back: `undo` behind a button of that name.
    void done(const QString& text, const QString& button, const std::function<void()>& undo);

private:
    void create_actions();
    QWidget* create_search_row();
    QWidget* create_tool_row();
    QMenu* create_menu();
    QAction* add_action(const char* name, const QString& text);
    QToolButton* add_toggle(QHBoxLayout& row, const char* name, const QString& tip);
    QList<qint64> selected() const;
    qint64 current() const;
    void do_command(Qt::Key key);
    void recall_current(RecallPart part);
    void toggle_star();
    void trash_selected();
    void undo_trash(const QList<qint64>& clips, const QUndoCommand* command);
    void search(const QString& text);
    void update_actions();

    HistoryStore& m_history;
    QUndoStack& m_undo;
    QString m_settings_file;
    HistoryModel* m_model;
    HistoryFilter* m_clips;
    ClipThumbnails* m_thumbnails;
    HistoryView* m_view;
    QLabel* m_empty;
    QLineEdit* m_search = nullptr;
    QMenu* m_recall_menu = nullptr;
    QAction* m_open = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_export = nullptr;
    QAction* m_star = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_trash = nullptr;
    QAction* m_empty_trash = nullptr;
};

}  // namespace flipbook::ui
