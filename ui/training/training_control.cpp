// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_control.h"

#include <QAction>
#include <QJsonObject>
#include <QWidget>
#include <array>

#include "flipbook/model_catalog.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/in_background.h"
#include "ui/document/path_text.h"
#include "ui/project/model_use.h"
#include "ui/training/training_dialog.h"
#include "ui/window/banner.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

namespace {

QString state_name(TrainingRun::State state)
{
    constexpr std::array names{"idle", "waiting", "running", "pausing", "paused", "done", "failed"};
    return QLatin1String(names[static_cast<std::size_t>(state)]);
}

}  // namespace

TrainingControl::TrainingControl(Workspace& workspace, ModelShelf& shelf, Banner& banner,
                                 QAction& action, QWidget& window)
    : QObject(&window), m_workspace(workspace), m_shelf(shelf), m_banner(banner), m_window(window),
      m_run(workspace.engine(), workspace.queue())
{
    connect(&action, &QAction::triggered, this, &TrainingControl::open);
    connect(&m_run, &TrainingRun::made, this, &TrainingControl::offer);
    connect(&m_run, &TrainingRun::state_changed, this, [this] {
        if (m_run.state() == TrainingRun::State::failed && !m_dialog)
            m_banner.show_message(Banner::Kind::error, m_run.message());
    });
    publish();
}

// A small model is taught more, faster.
TrainingSettings TrainingControl::usual() const
{
    TrainingSettings settings;
    settings.start = m_workspace.document().request().checkpoint;
    settings.output = text_path(m_workspace.paths().data + QStringLiteral("/trained"));
    const KnownModelPtr model = m_shelf.find(settings.start);
    if (!model || !model->native_size)
        return settings;
    settings.side = model->native_size->height;
    constexpr int small_side = 128;
    if (settings.side <= small_side) {
        settings.data = TrainingSettings::Data::world;
        settings.batch = 6;
        settings.rank = 8;
        settings.learning_rate = 1e-3;
        settings.camera = QStringLiteral("pan-left");
    }
    return settings;
}

void TrainingControl::open()
{
    if (!m_dialog) {
        m_dialog = new TrainingDialog(
            m_workspace.engine(), m_run,
            m_run.state() == TrainingRun::State::idle ? usual() : m_run.settings(), &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

// A file takes its place in the next clip; whole models are left to be chosen.
void TrainingControl::offer(const std::filesystem::path& file)
{
    const QString shown = path_text(file);
    const auto use = [this, file] {
        in_background(
            this, [file] { return inspect_model(file); },
            [this](const ModelPage& page) { use_model(m_workspace.document(), m_banner, page); });
    };
    m_banner.show_message(Banner::Kind::information, tr("%1 was made.").arg(shown),
                          {{tr("Use it"), tr("For the next clip"), use}});
}

void TrainingControl::publish()
{
    TestState& state = m_workspace.state();
    state.add(QStringLiteral("training"), [this] {
        return QJsonObject{{QStringLiteral("state"), state_name(m_run.state())},
                           {QStringLiteral("message"), m_run.message()},
                           {QStringLiteral("step"),
                            m_run.last_step() ? static_cast<qint64>(m_run.last_step()->step) : 0},
                           {QStringLiteral("points"), static_cast<qint64>(m_run.points().size())},
                           {QStringLiteral("sheets"), static_cast<qint64>(m_run.sheets().size())}};
    });
    for (auto signal :
         {&TrainingRun::state_changed, &TrainingRun::stepped, &TrainingRun::log_changed})
        connect(&m_run, signal, &state, &TestState::touch);
}

}  // namespace flipbook::ui
