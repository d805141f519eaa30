// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <memory>

#include "ui/window/actions.h"

class QComboBox;
class QSpinBox;
class QToolBar;

namespace flipbook::ui {

class Banner;
class ComposePanel;
class DiagnosticsPanel;
class HistoryPanel;
class Keeping;
class LogPanel;
class ModelsPanel;
class QueuePanel;
class RunMessages;
class RunStatus;
class ToastStack;
class ViewerPanel;
class WelcomeCard;
class Workspace;

// The window: viewer in the middle, all else in docks around it. It puts the parts together and
// carries what one part says to another; what a part does is in its own file.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Workspace& workspace, QWidget* parent = nullptr);
    ~MainWindow() override;

    // Files that another start of the program, or its command line, asks for.
    void open_files(const QStringList& files);

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void create_panels();
    void create_keeping();
    void create_docks();
    void create_toolbar();
    void connect_actions();
    void connect_view_actions();
    void connect_run();
    void connect_viewer();
    void publish_state();

    void generate(bool at_front);
    void update_title();
    void show_settings();

    Workspace& m_workspace;
    Actions m_actions;
    Banner* m_banner = nullptr;
    WelcomeCard* m_welcome = nullptr;
    ComposePanel* m_compose = nullptr;
    ViewerPanel* m_viewer = nullptr;
    QueuePanel* m_queue_panel = nullptr;
    HistoryPanel* m_history = nullptr;
    ModelsPanel* m_models = nullptr;
    Keeping* m_keeping = nullptr;
    DiagnosticsPanel* m_diagnostics = nullptr;
    LogPanel* m_log = nullptr;
    RunStatus* m_status = nullptr;
    ToastStack* m_toasts = nullptr;
    RunMessages* m_messages = nullptr;
    bool m_was_shown = false;
};

}  // namespace flipbook::ui
