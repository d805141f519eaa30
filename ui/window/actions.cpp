// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

QAction* add(QMenu* menu, const char* name, const QString& text,
             const QList<QKeySequence>& keys = {})
{
    auto* action = menu->addAction(text);
    action->setObjectName(QStringLiteral("action.") + QLatin1String(name));
    action->setShortcuts(keys);
    return action;
}

QList<QKeySequence> keys(const char* text)
{
    return {QKeySequence(QLatin1String(text))};
}

}  // namespace

Actions::Actions(QMainWindow& window)
{
    QMenuBar* bar = window.menuBar();
    file_menu = bar->addMenu(Text::tr("&File"));
    new_project = add(file_menu, "new", Text::tr("&New project"), keys("Ctrl+N"));
    open_project = add(file_menu, "open", Text::tr("&Open…"), keys("Ctrl+O"));
    save_project = add(file_menu, "save", Text::tr("&Save"), keys("Ctrl+S"));
    save_project_as = add(file_menu, "save_as", Text::tr("Save &as…"), keys("Ctrl+Shift+S"));
    close_project = add(file_menu, "close", Text::tr("&Close project"), keys("Ctrl+W"));
    file_menu->addSeparator();
    export_clip = add(file_menu, "export", Text::tr("&Export clip…"), keys("Ctrl+E"));
    save_frame = add(file_menu, "save_frame", Text::tr("Save &frame…"), keys("Ctrl+Shift+E"));
    file_menu->addSeparator();
    quit = add(file_menu, "quit", Text::tr("&Quit"), keys("Ctrl+Q"));

    edit_menu = bar->addMenu(Text::tr("&Edit"));
    undo = add(edit_menu, "undo", Text::tr("&Undo"), keys("Ctrl+Z"));
    redo =
        add(edit_menu, "redo", Text::tr("&Redo"),
            {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    edit_menu->addSeparator();
    // Fields have these keys first, so they are no shortcuts: MainWindow takes what they leave.
    copy_settings = add(edit_menu, "copy_settings", Text::tr("&Copy settings\tCtrl+C"));
    paste_settings = add(edit_menu, "paste_settings", Text::tr("&Paste settings…\tCtrl+V"));
    edit_menu->addSeparator();
    preferences = add(edit_menu, "preferences", Text::tr("&Preferences…"), keys("Ctrl+,"));

    generate_menu = bar->addMenu(Text::tr("&Generate"));
    generate = add(
        generate_menu, "generate", Text::tr("&Generate"),
        {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))});
    generate_front =
        add(generate_menu, "generate_front", Text::tr("Generate &next, before all that waits"),
            {QKeySequence(QStringLiteral("Ctrl+Shift+Return")),
             QKeySequence(QStringLiteral("Ctrl+Shift+Enter"))});
    stop = add(generate_menu, "stop", Text::tr("&Stop this clip"),
               {QKeySequence(QStringLiteral("Ctrl+Alt+Return")),
                QKeySequence(QStringLiteral("Ctrl+Alt+Enter")),
                QKeySequence(QStringLiteral("Alt+Return"))});
    pause_queue = add(generate_menu, "pause", Text::tr("&Pause the queue"));
    pause_queue->setCheckable(true);

    playback_menu = bar->addMenu(Text::tr("&Playback"));

    view_menu = bar->addMenu(Text::tr("&View"));
    layout_create = add(view_menu, "layout_create", Text::tr("&Create layout"), keys("Alt+1"));
    layout_review = add(view_menu, "layout_review", Text::tr("&Review layout"), keys("Alt+2"));
    layout_diagnose =
        add(view_menu, "layout_diagnose", Text::tr("&Diagnose layout"), keys("Alt+3"));
    reset_layout = add(view_menu, "reset_layout", Text::tr("Re&set layout"));
    view_menu->addSeparator();
    focus_prompt = add(view_menu, "focus_prompt", Text::tr("Go to the &prompt"), keys("Ctrl+L"));
    focus_model = add(view_menu, "focus_model", Text::tr("Go to the &model"), keys("Ctrl+M"));
    show_log = add(view_menu, "log", Text::tr("Show the &log"), keys("Ctrl+`"));
    show_inspector = add(view_menu, "inspector", Text::tr("Show the &inspector"), keys("Ctrl+I"));
    full_screen = add(view_menu, "full_screen", Text::tr("&Full screen"), keys("F11"));
    full_screen->setCheckable(true);
    view_menu->addSeparator();

    tools_menu = bar->addMenu(Text::tr("&Tools"));
    rescan_models =
        add(tools_menu, "rescan_models", Text::tr("&Look for models again"), keys("F5"));
    train = add(tools_menu, "train", Text::tr("&Train…"), keys("Ctrl+T"));
    undo_history = add(tools_menu, "undo_history", Text::tr("&Undo history"));

    help_menu = bar->addMenu(Text::tr("&Help"));
    keyboard_help = add(help_menu, "keys", Text::tr("&Keyboard"), keys("F1"));
    about = add(help_menu, "about", Text::tr("&About Flipbook"));
}

}  // namespace flipbook::ui
