// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/diagnostics_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/document/document.h"
#include "ui/jobs/generation_queue.h"
#include "ui/plots/consistency_plot.h"
#include "ui/plots/memory_plot.h"
#include "ui/plots/schedule_plot.h"
#include "ui/plots/step_time_plot.h"

namespace flipbook::ui {

namespace {

constexpr int least_plot_width = 240;
constexpr int least_plot_height = 150;
constexpr int closed_below = -100;  // Of last_chosen: closed by the user, not only crowded out.

}  // namespace

DiagnosticsPanel::DiagnosticsPanel(Document& document, GenerationQueue& queue,
                                   std::uint64_t memory_limit, QWidget* parent)
    : QWidget(parent), m_step_time(new StepTimePlot(this)),
      m_memory(new MemoryPlot(process_memory, this)), m_schedule(new SchedulePlot(this)),
      m_consistency(new ConsistencyPlot(this))
{
    m_memory->set_limit(memory_limit);
    create_plots();
    connect_run(document, queue);
}

void DiagnosticsPanel::create_plots()
{
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(4, 2, 4, 0);
    buttons->setSpacing(2);
    m_grid = new QGridLayout;
    m_grid->setSpacing(2);
    for (PlotView* plot :
         std::initializer_list<PlotView*>{m_step_time, m_memory, m_schedule, m_consistency}) {
        auto* button = new QToolButton(this);
        button->setObjectName(plot->objectName() + QStringLiteral(".shown"));
        button->setText(plot->short_title());
        button->setAccessibleName(tr("Show “%1”").arg(plot->title()));
        button->setToolTip(button->accessibleName());
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
        const std::size_t index = m_entries.size();
        m_entries.push_back({plot, button, -static_cast<int>(index)});
        connect(button, &QToolButton::clicked, this,
                [this, index](bool shown) { choose(index, shown); });
        connect(plot, &PlotView::save_failed, this, &DiagnosticsPanel::save_failed);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buttons);
    column->addLayout(m_grid, 1);
    connect(m_step_time, &StepTimePlot::step_clicked, m_schedule, &SchedulePlot::set_cursor);
    connect(m_consistency, &ConsistencyPlot::frame_clicked, this, &DiagnosticsPanel::frame_clicked);
    arrange();
}

void DiagnosticsPanel::connect_run(Document& document, GenerationQueue& queue)
{
    const auto show = [this, &document] { m_schedule->show_settings(document.request()); };
    connect(&document, &Document::changed, this, show);
    show();
    connect(&queue, &GenerationQueue::job_changed, this, &DiagnosticsPanel::follow);
    connect(&queue, &GenerationQueue::steps_completed, this,
            [this](qint64, const std::vector<StepCompleted>& steps) {
                m_step_time->add_steps(steps);
                m_memory->set_device_bytes(steps.back().device_bytes, steps.back().reserved_bytes);
                if (steps.back().phase == Phase::denoise)
                    m_schedule->set_step(steps.back().step);
            });
}

void DiagnosticsPanel::follow(const GenerationJob& job)
{
    if (job.state == JobState::running) {
        if (job.id != m_running_id) {
            m_running_id = job.id;
            m_step_time->begin_run();
            m_memory->begin_run();
            m_schedule->begin_run(job.request);
        }
        m_memory->begin_phase(job.progress.phase);
    } else if (job.id == m_running_id) {
        m_running_id = 0;
        m_memory->end_run(job.error && job.error->code == ErrorCode::out_of_memory);
        m_schedule->end_run();
    }
}

void DiagnosticsPanel::show_clip(const ClipPtr& clip)
{
    m_consistency->show_clip(clip);
}

void DiagnosticsPanel::choose(std::size_t index, bool shown)
{
    ++m_choices;
    m_entries[index].last_chosen = shown ? m_choices : closed_below - m_choices;
    arrange();
}

int DiagnosticsPanel::columns() const
{
    return std::clamp(width() / least_plot_width, 1, static_cast<int>(m_entries.size()));
}

int DiagnosticsPanel::rows() const
{
    return std::max(1, height() / least_plot_height);
}

// Those that were chosen last are shown, in the order of the buttons, row by row.
void DiagnosticsPanel::arrange()
{
    std::vector<Entry*> by_choice;
    for (Entry& entry : m_entries)
        by_choice.push_back(&entry);
    std::sort(by_choice.begin(), by_choice.end(),
              [](const Entry* a, const Entry* b) { return a->last_chosen > b->last_chosen; });
    const auto room = static_cast<std::size_t>(columns()) * static_cast<std::size_t>(rows());
    for (std::size_t i = 0; i < by_choice.size(); ++i) {
        const bool was_closed = by_choice[i]->last_chosen < closed_below;
        by_choice[i]->button->setChecked(i < room && (i == 0 || !was_closed));
    }
    int place = 0;
    for (const Entry& entry : m_entries) {
        m_grid->removeWidget(entry.plot);
        entry.plot->setVisible(entry.button->isChecked());
        if (!entry.button->isChecked())
            continue;
        m_grid->addWidget(entry.plot, place / columns(), place % columns());
        ++place;
    }
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        m_grid->setColumnStretch(i, i < std::min(place, columns()) ? 1 : 0);
        m_grid->setRowStretch(i, i * columns() < place ? 1 : 0);
    }
}

void DiagnosticsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const std::pair room(columns(), rows());
    if (std::exchange(m_room, room) != room)
        arrange();
}

}  // namespace flipbook::ui
