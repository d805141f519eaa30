// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace flipbook::ui {

// Every command of the window, with its text and shortcut, in its menu. What a command does is
// connected by who does it. Keys without Ctrl or Alt are not shortcuts: ui/window/key_router.
struct Actions {
    explicit Actions(QMainWindow& window);

    QMenu* file_menu;
    QMenu* edit_menu;
    QMenu* generate_menu;
    QMenu* playback_menu;
    QMenu* view_menu;
    QMenu* tools_menu;
    QMenu* help_menu;

    QAction* new_project;
    QAction* open_project;
    QAction* save_project;
    QAction* save_project_as;
    QAction* close_project;
    QAction* export_clip;
    QAction* save_frame;
    QAction* quit;

    QAction* undo;
    QAction* redo;
    QAction* copy_settings;
    QAction* paste_settings;
    QAction* preferences;

    QAction* generate;
    QAction* generate_front;
    QAction* stop;
    QAction* pause_queue;

    QAction* rescan_models;
    QAction* train;
    QAction* undo_history;

    QAction* layout_create;
    QAction* layout_review;
    QAction* layout_diagnose;
    QAction* reset_layout;
    QAction* full_screen;
    QAction* show_log;
    QAction* show_inspector;
    QAction* focus_prompt;
    QAction* focus_model;

    QAction* keyboard_help;
    QAction* about;
};

}  // namespace flipbook::ui
