// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/compose/compose_panel.h"
#include "ui/history/history_panel.h"
#include "ui/inspector/inspector_control.h"
#include "ui/jobs/queue_panel.h"
#include "ui/models/models_panel.h"
#include "ui/plots/diagnostics_panel.h"
#include "ui/settings/settings_dialog.h"
#include "ui/training/training_control.h"
#include "ui/viewer/clip_view.h"
#include "ui/viewer/playback_menu.h"
#include "ui/viewer/transport_icons.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/window/about.h"
#include "ui/window/banner.h"
#include "ui/window/dock_layout.h"
#include "ui/window/done_notice.h"
#include "ui/window/escape_stop.h"
#include "ui/window/field_undo.h"
#include "ui/window/keeping.h"
#include "ui/window/key_router.h"
#include "ui/window/key_sheet.h"
#include "ui/window/log_panel.h"
#include "ui/window/problem_chip.h"
#include "ui/window/run_messages.h"
#include "ui/window/run_status.h"
#include "ui/window/stop_control.h"
#include "ui/window/taskbar_progress.h"
#include "ui/window/theme.h"
#include "ui/window/toast_stack.h"
#include "ui/window/undo_steps.h"
#include "ui/window/usual_composition.h"
#include "ui/window/welcome_card.h"
#include "ui/window/wheel_guard.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

MainWindow::MainWindow(Workspace& workspace, QWidget* parent)
    : QMainWindow(parent), m_workspace(workspace), m_actions(*this)
{
    setObjectName(QStringLiteral("main_window"));
    setMinimumSize(960, 600);
    // The frame that the desktop draws around it has to fit on the screen, too.
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(4, 32)));
    create_panels();
    create_docks();
    create_toolbar();
    create_keeping();
    connect_actions();
    connect_view_actions();
    connect_run();
    connect_viewer();
    publish_state();
    update_title();
    restore_window(*this, QSettings(workspace.paths().settings_file, QSettings::IniFormat));
}

MainWindow::~MainWindow() = default;

void MainWindow::create_panels()
{
    Document& document = m_workspace.document();
    EngineBridge& engine = m_workspace.engine();
    GenerationQueue& queue = m_workspace.queue();
    TestState& state = m_workspace.state();
    m_banner = new Banner(this);
    m_welcome = new WelcomeCard(document, this);
    m_viewer = new ViewerPanel(document, state, this);
    m_compose = new ComposePanel(document, engine, m_workspace.paths(), state, this);
    m_queue_panel = new QueuePanel(queue, this);
    m_history = new HistoryPanel(m_workspace.history(), document.undo_stack(),
                                 m_workspace.paths().settings_file, this);
    m_models = new ModelsPanel(m_compose->models(), this);
    m_diagnostics = new DiagnosticsPanel(document, queue, m_workspace.memory_limit(), this);
    m_log = new LogPanel(this);
    m_status = new RunStatus(engine, queue, m_compose->models(), this);

    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_welcome);
    column->addWidget(m_viewer, 1);
    setCentralWidget(middle);
    m_toasts = new ToastStack(m_viewer->view(), *middle);
    connect(m_history, &HistoryPanel::done, m_toasts, &ToastStack::show_message);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(new ProblemChip(*m_banner, this));
}

void MainWindow::create_keeping()
{
    m_keeping = new Keeping(
        {m_workspace, m_actions, *m_banner, *m_viewer, *m_history, *m_queue_panel, *m_models},
        *this);
    connect(m_keeping, &Keeping::title_changed, this, &MainWindow::update_title);
    connect(m_keeping, &Keeping::export_progressed, m_status, &RunStatus::show_export);
    m_keeping->set_models(m_compose->models());
    new TrainingControl(m_workspace, m_compose->models(), *m_banner, *m_actions.train, *this);
    connect(&m_workspace.session(), &Session::restored, this, [this] {
        if (!m_workspace.queue().jobs().empty() || !m_workspace.history().clips().empty())
            m_welcome->hide();
        m_compose->begin_with(m_workspace.history().clips());
    });
}

void MainWindow::create_docks()
{
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);  // What is in it has it.
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_compose);
    QMenu& menu = *m_actions.view_menu;
    add_dock(*this, menu, "compose", tr("Compose"), scroll, Qt::LeftDockWidgetArea);
    add_dock(*this, menu, "queue", tr("Queue"), m_queue_panel, Qt::RightDockWidgetArea);
    add_dock(*this, menu, "history", tr("History"), m_history, Qt::RightDockWidgetArea);
    add_dock(*this, menu, "models", tr("Models"), m_models, Qt::RightDockWidgetArea);
    add_dock(*this, menu, "diagnostics", tr("Diagnostics"), m_diagnostics,
             Qt::BottomDockWidgetArea);
    new InspectorControl(m_workspace, m_compose->models(), *m_viewer, *m_banner, menu, *this);
    add_dock(*this, menu, "log", tr("Log"), m_log, Qt::BottomDockWidgetArea);
}

void MainWindow::create_toolbar()
{
    auto* bar = addToolBar(tr("Main toolbar"));
    bar->setObjectName(QStringLiteral("toolbar.main"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_actions.generate->setIcon(transport_icon(TransportIcon::play));
    m_actions.stop->setIcon(transport_icon(TransportIcon::stop));
    bar->addAction(m_actions.generate);
    bar->addAction(m_actions.stop);
    bar->addWidget(m_compose->make_quick_choice(bar));
}

void MainWindow::connect_actions()
{
    connect(m_actions.generate, &QAction::triggered, this, [this] { generate(false); });
    connect(m_actions.generate_front, &QAction::triggered, this, [this] { generate(true); });
    new StopControl(*m_actions.stop, m_workspace.queue(), m_workspace.engine(), this);
    connect(m_actions.pause_queue, &QAction::toggled, &m_workspace.queue(),
            &GenerationQueue::set_paused);
    connect(&m_workspace.queue(), &GenerationQueue::paused_changed, m_actions.pause_queue,
            &QAction::setChecked);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);

    new UndoSteps(
        m_workspace.document().undo_stack(), m_actions, [this] { m_compose->commit(); }, *this);
    const auto enable_generate = [this] {
        const bool has_model = !m_workspace.document().request().checkpoint.empty();
        const bool is_lost = m_workspace.queue().is_device_lost();
        m_status->set_has_checkpoint(has_model);
        m_actions.generate->setEnabled(has_model && !is_lost);
        m_actions.generate_front->setEnabled(has_model && !is_lost);
        m_actions.generate->setToolTip(is_lost     ? tr("The device was lost: restart the engine")
                                       : has_model ? tr("Generate (Ctrl+Enter)")
                                                   : tr("Choose a checkpoint first"));
    };
    connect(&m_workspace.document(), &Document::changed, this, enable_generate);
    connect(&m_workspace.queue(), &GenerationQueue::device_lost_changed, this, enable_generate);
    enable_generate();
    connect(m_actions.about, &QAction::triggered, this, [this] { show_about(*this); });
}

void MainWindow::connect_view_actions()
{
    const auto arrange = [this](QAction* action, DockLayout layout) {
        connect(action, &QAction::triggered, this,
                [this, layout] { arrange_docks(*this, layout); });
    };
    arrange(m_actions.layout_create, DockLayout::create);
    arrange(m_actions.layout_review, DockLayout::review);
    arrange(m_actions.layout_diagnose, DockLayout::diagnose);
    arrange(m_actions.reset_layout, DockLayout::create);
    connect(m_actions.focus_prompt, &QAction::triggered, m_compose, &ComposePanel::focus_prompt);
    connect(m_actions.focus_model, &QAction::triggered, m_compose, &ComposePanel::focus_model);
    connect(m_actions.rescan_models, &QAction::triggered, &m_compose->models(),
            &ModelShelf::look_again);
    connect(m_actions.full_screen, &QAction::toggled, this,
            [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(m_actions.show_log, &QAction::triggered, this, [this] { raise_dock(*this, "log"); });
    connect(m_actions.show_inspector, &QAction::triggered, this,
            [this] { raise_dock(*this, "inspector"); });
    connect(m_actions.preferences, &QAction::triggered, this, &MainWindow::show_settings);
    connect(m_models, &ModelsPanel::folders_wanted, this, &MainWindow::show_settings);
    connect(&m_workspace.settings(), &Settings::changed, this,
            [this](const SettingsValues& values) {
                apply_theme(values.theme);
                if (m_workspace.model_folders() != m_compose->models().folders())
                    m_compose->models().set_folders(m_workspace.model_folders());
            });
    m_compose->models().set_folders(m_workspace.model_folders());
}

void MainWindow::connect_run()
{
    GenerationQueue& queue = m_workspace.queue();
    connect(m_welcome, &WelcomeCard::example_chosen, this, [this] { generate(false); });
    connect(m_welcome, &WelcomeCard::model_wanted, this,
            [this] { choose_checkpoint(m_workspace.document(), *this); });
    connect(&queue, &GenerationQueue::preview_ready, this,
            [this](qint64, const ClipPtr& preview) { m_viewer->show_preview(preview); });
    connect(&queue, &GenerationQueue::job_added, m_welcome, &QWidget::hide);
    connect(&queue, &GenerationQueue::clip_ready, this, [this](qint64 id, const ClipReady& clip) {
        const GenerationJob* job = m_workspace.queue().find(id);
        const auto seed = clip.request.sampling.seed;
        m_viewer->show_clip(clip.clip,
                            job && job->is_partial ? tr("seed %1, partial").arg(seed)
                                                   : tr("seed %1").arg(seed),
                            clip.request);
    });
    connect(&queue, &GenerationQueue::notice, this,
            [](qint64, const QString& text) { log_info(text); });
    connect(&queue, &GenerationQueue::job_changed, this, [this](const GenerationJob& job) {
        if (job.state == JobState::failed || job.state == JobState::cancelled)
            m_viewer->end_preview();
        const GenerationJob* running = m_workspace.queue().running();
        m_compose->show_running(running ? &running->request : nullptr, job.progress.step,
                                job.progress.window);
    });
    connect(m_status, &RunStatus::changed, this, &MainWindow::update_title);
    const auto name_device = [this] { m_status->set_device(m_workspace.device()); };
    connect(&m_workspace.document(), &Document::changed, this, name_device);
    connect(&m_workspace.settings(), &Settings::changed, this, name_device);
    name_device();
    new DoneNotice(*this, m_workspace.settings(), queue);
    new TaskbarProgress(*this, queue);
    connect(m_compose, &ComposePanel::told, m_banner, &Banner::tell);
    connect(m_compose, &ComposePanel::warned, m_banner, &Banner::warn);
    m_messages = new RunMessages(m_workspace, *m_banner, *m_compose, *this);
}

void MainWindow::connect_viewer()
{
    fill_playback_menu(*m_actions.playback_menu, *m_viewer);
    fill_zoom_menu(*m_actions.view_menu, *m_viewer);
    connect(m_actions.save_frame, &QAction::triggered, m_viewer, &ViewerPanel::save_frame);
    FrameExport& frames = m_viewer->frame_export();
    connect(&frames, &FrameExport::saved, this, [this](const QString& path) {
        const QFileInfo file(path);
        m_toasts->show_message(
            tr("Frame saved as %1").arg(file.fileName()), tr("Show in folder"),
            [folder = file.path()] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    });
    connect(&frames, &FrameExport::failed, this, [this](const QString& sentence) {
        m_banner->show_message(Banner::Kind::error, sentence);
    });
    connect(m_viewer, &ViewerPanel::clip_changed, m_diagnostics, &DiagnosticsPanel::show_clip);
    connect(m_viewer, &ViewerPanel::clip_changed, m_welcome, &QWidget::hide);
    connect(m_viewer, &ViewerPanel::clip_changed, this, [this] {
        if (m_viewer->request())
            m_compose->set_last_seed(m_viewer->request()->sampling.seed);
    });
    connect(m_diagnostics, &DiagnosticsPanel::frame_clicked, &m_viewer->player(), &Player::seek);
    connect(m_diagnostics, &DiagnosticsPanel::save_failed, this, [this](const QString& sentence) {
        m_banner->show_message(Banner::Kind::error, sentence);
    });

    new FieldUndo(this);
    new WheelGuard(this);
    auto* router = new KeyRouter(*this, m_viewer->keys(), this);
    connect(router, &KeyRouter::help_requested, this, [this] { show_key_sheet(*this); });
    connect(m_actions.keyboard_help, &QAction::triggered, this, [this] { show_key_sheet(*this); });
    auto* escape = new EscapeStop(m_workspace.queue(), this);
    connect(router, &KeyRouter::escape_pressed, escape, &EscapeStop::press);
    connect(escape, &EscapeStop::asked, statusBar(), &QStatusBar::showMessage);
}

void MainWindow::publish_state()
{
    TestState& state = m_workspace.state();
    state.watch(*this);
    state.add(QStringLiteral("banner"), [this] { return m_banner->text(); });
    state.add(QStringLiteral("problems"), [this] { return m_banner->error_count(); });
    m_status->publish(state);
    state.add(QStringLiteral("can_generate"), [this] { return m_actions.generate->isEnabled(); });
    state.add(QStringLiteral("generate_hint"), [this] { return m_actions.generate->toolTip(); });
    state.add(QStringLiteral("docks"), [this] { return visible_docks(*this); });
    state.add(QStringLiteral("hint"), [this] { return statusBar()->currentMessage(); });
    connect(statusBar(), &QStatusBar::messageChanged, &state, &TestState::touch);
    connect(m_banner, &Banner::changed, &state, &TestState::touch);
    state.add(QStringLiteral("toasts"),
              [this] { return QJsonArray::fromStringList(m_toasts->texts()); });
    connect(m_toasts, &ToastStack::changed, &state, &TestState::touch);
}

void MainWindow::generate(bool at_front)
{
    m_compose->commit();
    const Refusal problem = m_workspace.generate(at_front ? GenerationQueue::Place::front
                                                          : GenerationQueue::Place::back);
    m_messages->tell_refusal(problem);
    if (!problem.sentence.isEmpty())
        return;
    m_compose->remember_prompts();
    m_viewer->follow_run();
}

void MainWindow::update_title()
{
    const GenerationJob* job = m_workspace.queue().running();
    setWindowTitle(job ? tr("%1 % – Flipbook").arg(qRound(100 * job->progress.fraction()))
                       : m_keeping->title());
}

void MainWindow::open_files(const QStringList& files)
{
    m_keeping->open_files(files);
    raise();
    activateWindow();
}

void MainWindow::show_settings()
{
    QList<std::pair<QString, QString>> devices;
    if (m_workspace.engine().is_ready())
        for (const Device& device : m_workspace.engine().capabilities().devices)
            devices.append(
                {QString::fromStdString(device.id), QString::fromStdString(device.name)});
    SettingsDialog dialog(m_workspace.settings(), devices, this);
    dialog.exec();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    const bool has_moved = QMainWindow::focusNextPrevChild(next);
    raise_dock_in_focus(*this);
    return has_moved;
}

// What no field wanted.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        m_actions.copy_settings->trigger();
    else if (event->matches(QKeySequence::Paste))
        m_actions.paste_settings->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_was_shown)
        return;
    m_was_shown = true;
    restore_docks(*this, QSettings(m_workspace.paths().settings_file, QSettings::IniFormat));
    // After the first paint: the tensor library is loaded behind a window that can be used.
    QTimer::singleShot(0, this, [this] {
        m_workspace.session().begin();
        m_workspace.engine().start();
    });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings(m_workspace.paths().settings_file, QSettings::IniFormat);
    save_docks(*this, settings);
    QMainWindow::closeEvent(event);
}

}  // namespace flipbook::ui
