// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keeping.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonObject>
#include <QSettings>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "flipbook/infotext.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/in_background.h"
#include "ui/export/clip_carrier.h"
#include "ui/export/export_control.h"
#include "ui/history/history_panel.h"
#include "ui/history/kept_clips.h"
#include "ui/jobs/queue_panel.h"
#include "ui/models/models_panel.h"
#include "ui/project/file_intake.h"
#include "ui/project/model_use.h"
#include "ui/project/project_menu.h"
#include "ui/viewer/clip_view.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/window/actions.h"
#include "ui/window/banner.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

namespace {

QJsonObject history_json(const HistoryStore& history, const HistoryPanel& panel)
{
    const auto& clips = history.clips();
    const auto trashed = std::count_if(clips.begin(), clips.end(),
                                       [](const ClipRecord& clip) { return clip.is_trashed(); });
    return {{QStringLiteral("count"), static_cast<qint64>(clips.size())},
            {QStringLiteral("trashed"), static_cast<qint64>(trashed)},
            {QStringLiteral("starred"), history.starred_count()},
            {QStringLiteral("shown"), panel.shown_count()},
            {QStringLiteral("newest"), clips.empty() ? qint64{0} : clips.front().id}};
}

}  // namespace

Keeping::Keeping(const Parts& parts, QWidget& window)
    : QObject(&window), m_workspace(parts.workspace), m_banner(parts.banner),
      m_clips(new KeptClips(m_workspace.document(), m_workspace.queue(), m_workspace.history(),
                            m_workspace.clip_keeper(), parts.history, parts.banner, this)),
      m_export(new ExportControl(m_workspace.engine(), m_workspace.paths(), parts.banner,
                                 parts.queue, window)),
      m_projects(new ProjectMenu(m_workspace.document(), m_workspace.project(),
                                 m_workspace.session(), parts.actions, parts.banner, window)),
      m_intake(new FileIntake(m_workspace.document(), parts.banner, window))
{
    connect_clips(parts);
    connect_files(parts.banner);
    connect(parts.actions.copy_settings, &QAction::triggered, this, &Keeping::copy_settings);
    connect(parts.actions.paste_settings, &QAction::triggered, this, &Keeping::paste_settings);
    publish(parts);
}

void Keeping::set_models(ModelShelf& models)
{
    m_intake->set_find_model(
        [&models](const NamedModel& model) { return models.find_named(model); });
    const auto settle = [&models](const GenerationRequest& request,
                                  std::function<void(const SettledRequest&)> done) {
        models.settle(request, std::move(done));
    };
    m_intake->set_settle_models(settle);
    m_clips->set_settle_models(settle);
}

void Keeping::connect_clips(const Parts& parts)
{
    ViewerPanel& viewer = parts.viewer;
    connect(m_clips, &KeptClips::show_wanted, &viewer,
            [&viewer](const ClipPtr& clip, const QString& title, const GenerationRequest& request) {
                viewer.open_clip(clip, title, request);
            });
    connect(m_clips, &KeptClips::compare_wanted, &viewer,
            [&viewer](const ClipPtr& clip, const QString& title, const GenerationRequest& request) {
                viewer.compare_with(clip, title, request);
            });
    connect(m_clips, &KeptClips::renamed, &viewer, &ViewerPanel::set_title);
    connect(m_clips, &KeptClips::export_wanted, this,
            [this](const ClipPtr& clip, const GenerationRequest& request) {
                m_export->ask({clip, request, {}, {}, m_clips->name_of(clip)});
            });
    connect(parts.actions.export_clip, &QAction::triggered, this, [this, &viewer] {
        const ClipPtr clip = viewer.clip();
        if (const auto request = m_clips->request_of(clip))
            m_export->ask({clip, *request, viewer.player().in_point(), viewer.player().out_point(),
                           m_clips->name_of(clip)});
    });
    connect_carrier(parts);
    const auto enable_export = [this, action = parts.actions.export_clip](const ClipPtr& clip) {
        action->setEnabled(m_clips->request_of(clip).has_value());
    };
    connect(&viewer, &ViewerPanel::clip_changed, this, enable_export);
    enable_export(viewer.clip());
    connect(&parts.models, &ModelsPanel::use_wanted, this,
            [this, &banner = parts.banner](const ModelPage& page) {
                use_model(m_workspace.document(), banner, page);
            });
    connect(&parts.queue, &QueuePanel::request_chosen, this,
            [this](const GenerationRequest& request) {
                recall(m_workspace.document(), request, RecallPart::all);
            });
}

// The playing clip leaves by the mouse and by the clipboard, too.
void Keeping::connect_carrier(const Parts& parts)
{
    ViewerPanel& viewer = parts.viewer;
    const auto subject = [this, &viewer]() -> std::optional<ExportDialog::Subject> {
        const ClipPtr clip = viewer.clip();
        const auto request = m_clips->request_of(clip);
        if (!request)
            return {};
        return ExportDialog::Subject{clip, *request, {}, {}, m_clips->name_of(clip)};
    };
    auto* carrier = new ClipCarrier(m_workspace.engine(),
                                    m_workspace.paths().cache + QStringLiteral("/carried"), subject,
                                    viewer.view());
    connect(&viewer.view(), &ClipView::taken, carrier, &ClipCarrier::drag);
    auto* copy = new QAction(tr("Copy clip as &GIF"), &viewer.view());
    copy->setObjectName(QStringLiteral("action.copy_gif"));
    copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    viewer.view().addAction(copy);
    connect(copy, &QAction::triggered, carrier, &ClipCarrier::copy_gif);
    connect(carrier, &ClipCarrier::told, this, [&banner = parts.banner](const QString& sentence) {
        banner.show_message(Banner::Kind::information, sentence);
    });
    connect(carrier, &ClipCarrier::failed, this, [&banner = parts.banner](const QString& sentence) {
        banner.show_message(Banner::Kind::error, sentence);
    });
}

void Keeping::connect_files(Banner& banner)
{
    connect(m_intake, &FileIntake::project_wanted, m_projects, &ProjectMenu::open);
    connect(m_intake, &FileIntake::library_wanted, this,
            [this, &banner](const QString& folder) { add_library(folder, banner); });
    connect(&m_workspace.session(), &Session::restored, this, &Keeping::find_libraries);
    connect(&m_workspace.session(), &Session::restored, this,
            [this] { m_intake->open(std::exchange(m_waiting_files, {})); });
    connect(&m_workspace.project(), &Project::changed, this, &Keeping::title_changed);
}

void Keeping::copy_settings()
{
    const Infotext infotext = infotext_of(m_workspace.document().request());
    QGuiApplication::clipboard()->setText(QString::fromStdString(to_text(infotext)));
    m_banner.show_message(Banner::Kind::information,
                          tr("The settings are in the clipboard, as the text that A1111 writes."));
}

void Keeping::paste_settings()
{
    if (!m_intake->take_text(QGuiApplication::clipboard()->text()))
        m_banner.show_message(
            Banner::Kind::warning,
            tr("The clipboard holds no settings: the text that A1111 and Flipbook "
               "write into pictures and clips was needed."));
}

// A1111 and ComfyUI keep their models in places that are known: at the first start they are found
// without being asked for.
void Keeping::find_libraries()
{
    const QString searched = QStringLiteral("models/searched");
    QSettings stored(m_workspace.paths().settings_file, QSettings::IniFormat);
    if (stored.value(searched).toBool())
        return;
    stored.setValue(searched, true);
    in_background(
        this, [] { return Settings::found_model_folders(); },
        [this](const QStringList& folders) {
            for (const QString& folder : folders)
                add_library(folder, m_banner);
        });
}

void Keeping::add_library(const QString& folder, Banner& banner)
{
    Settings& settings = m_workspace.settings();
    SettingsValues values = settings.values();
    const QString shown = QDir::toNativeSeparators(folder);
    if (values.model_folders.contains(folder)) {
        banner.show_message(Banner::Kind::information,
                            tr("%1 is among the model folders already.").arg(shown));
        return;
    }
    values.model_folders << folder;
    settings.set_values(values);
    banner.show_message(
        Banner::Kind::information, tr("%1 is looked through for models.").arg(shown),
        {{tr("Take it out again"), tr("Removes it from the model folders"), [&settings, folder] {
              SettingsValues without = settings.values();
              without.model_folders.removeAll(folder);
              settings.set_values(without);
          }}});
}

void Keeping::publish(const Parts& parts)
{
    TestState& state = m_workspace.state();
    state.add(QStringLiteral("history"), [this, &panel = parts.history] {
        return history_json(m_workspace.history(), panel);
    });
    state.add(QStringLiteral("project"), [this] {
        const Project& project = m_workspace.project();
        return QJsonObject{{QStringLiteral("path"), project.path()},
                           {QStringLiteral("dirty"), project.is_dirty()},
                           {QStringLiteral("read_only"), project.is_read_only()}};
    });
    state.add(QStringLiteral("recovery"), [this] {
        return QJsonObject{
            {QStringLiteral("offered"), m_workspace.session().is_recovery_offered()}};
    });
    state.add(QStringLiteral("export"), [this] {
        return QJsonObject{{QStringLiteral("file"), m_export->runner().file_name()},
                           {QStringLiteral("running"), m_export->runner().is_running()}};
    });
    connect(&parts.history, &HistoryPanel::shown_changed, &state, &TestState::touch);
    connect(&m_workspace.project(), &Project::changed, &state, &TestState::touch);
    connect(&m_workspace.session(), &Session::restored, &state, &TestState::touch);
    connect(&m_workspace.session(), &Session::recovery_decided, &state, &TestState::touch);
    connect(m_export, &ExportControl::changed, &state, &TestState::touch);
    connect(m_export, &ExportControl::changed, this, [this] {
        const ExportRunner& runner = m_export->runner();
        const QString ending = QFileInfo(runner.file_name()).suffix().toUpper();
        const bool is_running = runner.is_running();
        // A folder has no ending: it is one of pictures.
        Q_EMIT export_progressed(!is_running        ? QString()
                                 : ending.isEmpty() ? QStringLiteral("PNG")
                                                    : ending,
                                 runner.fraction());
    });
}

void Keeping::open_files(const QStringList& files)
{
    if (m_workspace.session().is_begun())
        m_intake->open(files);
    else
        m_waiting_files += files;
}

QString Keeping::title() const
{
    const Project& project = m_workspace.project();
    if (project.path().isEmpty())
        return tr("Flipbook");
    return (project.is_dirty() ? tr("%1* – Flipbook") : tr("%1 – Flipbook")).arg(project.name());
}

}  // namespace flipbook::ui
