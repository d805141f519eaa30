// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_control.h"

#include <QMainWindow>
#include <utility>

#include "flipbook/wildcards.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/motion_name.h"
#include "ui/document/path_text.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/window/banner.h"
#include "ui/window/dock_layout.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

namespace {

QString name_of_motion(const GenerationRequest& request)
{
    const MotionOptions& motion = request.motion;
    return motion.source == MotionSource::file ? model_name(motion.module)
                                               : motion_source_name(motion.source);
}

QString name_of_attached(const GenerationRequest& request)
{
    return request.motion_modules.empty() ? InspectorControl::tr("none attached")
                                          : model_name(request.motion_modules.front().path);
}

}  // namespace

InspectorControl::InspectorControl(Workspace& workspace, ModelShelf& shelf, ViewerPanel& viewer,
                                   Banner& banner, QMenu& menu, QMainWindow& window)
    : QObject(&window), m_workspace(workspace), m_run(workspace.engine(), workspace.queue()),
      m_panel(new InspectorPanel(
          m_run, shelf, [this] { return next(); }, &window))
{
    m_run.set_preparation([this](GenerationRequest& request) { draw_words(request); });
    add_dock(window, menu, "inspector", tr("Inspector"), m_panel, Qt::BottomDockWidgetArea);
    connect(&workspace.document(), &Document::changed, m_panel, &InspectorPanel::update_controls);
    connect(m_panel, &InspectorPanel::save_failed, this, [&banner](const QString& sentence) {
        banner.show_message(Banner::Kind::error, sentence);
    });
    connect(&m_run, &InspectorRun::comparison_ready, this, [this, &viewer] { show_clips(viewer); });
    TestState& state = workspace.state();
    state.add(QStringLiteral("inspector"), [this] { return m_panel->state(); });
    connect(m_panel, &InspectorPanel::changed, &state, &TestState::touch);
}

GenerationRequest InspectorControl::next() const
{
    GenerationRequest request = m_workspace.document().request();
    request.compute.device = m_workspace.device().toStdString();
    return request;
}

// As for the next clip. What names no file stays as it is, and Generate says so.
void InspectorControl::draw_words(GenerationRequest& request) const
{
    const std::filesystem::path words = text_path(m_workspace.paths().wildcards());
    for (std::string* prompt : {&request.prompt.positive, &request.prompt.negative})
        if (auto drawn = resolve_wildcards(*prompt, request.sampling.seed, words))
            *prompt = std::move(drawn).value();
}

void InspectorControl::show_clips(ViewerPanel& viewer) const
{
    const ClipLook &first = m_run.clip(), &second = m_run.other_clip();
    if (!first.clip || !second.clip)
        return;
    // By that in which they differ.
    const auto name =
        first.request.motion == second.request.motion ? name_of_attached : name_of_motion;
    viewer.open_clip(first.clip, name(first.request), first.request);
    viewer.compare_with(second.clip, name(second.request), second.request);
}

}  // namespace flipbook::ui
