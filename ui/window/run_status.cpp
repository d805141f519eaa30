// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_status.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "ui/compose/model_shelf.h"
#include "ui/engine/device_of.h"
#include "ui/engine/engine_bridge.h"
#include "ui/history/disk_space.h"
#include "ui/jobs/generation_queue.h"
#include "ui/jobs/job_text.h"
#include "ui/window/elided_text.h"
#include "ui/window/test_state.h"

namespace flipbook::ui {

RunStatus::RunStatus(EngineBridge& engine, GenerationQueue& queue, ModelShelf& models,
                     QWidget* parent, MemoryLabel::Meter meter)
    : QWidget(parent), m_engine(engine), m_queue(queue), m_models(models),
      m_phase(new QLabel(this)), m_cancel_scan(new QToolButton(this)),
      m_bar(new QProgressBar(this)), m_eta(new QLabel(this)), m_device(new ElidedText(this)),
      m_memory(new MemoryLabel(queue, std::move(meter), this)), m_waiting(new QLabel(this))
{
    m_bar->setRange(0, 1000);
    m_bar->setMaximumWidth(180);
    m_bar->setFormat(QStringLiteral("%p %"));
    m_bar->setAccessibleName(tr("Progress of the running clip"));
    m_cancel_scan->setObjectName(QStringLiteral("status.cancel_scan"));
    m_cancel_scan->setText(tr("Cancel"));
    m_cancel_scan->setToolTip(tr("Ends the search for models; F5 begins it again"));
    m_cancel_scan->setAccessibleName(tr("Cancel the search for models"));
    m_cancel_scan->setFocusPolicy(Qt::TabFocus);
    connect(m_cancel_scan, &QToolButton::clicked, &models, &ModelShelf::cancel_scan);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(12);
    row->addWidget(m_phase);
    row->addWidget(m_cancel_scan);
    row->addWidget(m_bar);
    row->addWidget(m_eta);
    row->addStretch(1);
    row->addWidget(m_waiting);
    row->addWidget(m_device);
    row->addWidget(m_memory);
    // The docks above stay where they are when these come and go.
    row->addStrut(std::max(m_bar->sizeHint().height(), m_cancel_scan->sizeHint().height()));

    connect(&engine, &EngineBridge::ready, this, &RunStatus::update_device);
    connect(&engine, &EngineBridge::unavailable, this, &RunStatus::update_device);
    connect(&engine, &EngineBridge::ended, this, &RunStatus::update_device);
    connect(&queue, &GenerationQueue::job_added, this, &RunStatus::update_progress);
    connect(&queue, &GenerationQueue::job_changed, this, &RunStatus::update_progress);
    connect(&queue, &GenerationQueue::job_removed, this, &RunStatus::update_progress);
    connect(&queue, &GenerationQueue::order_changed, this, &RunStatus::update_progress);
    connect(&queue, &GenerationQueue::paused_changed, this, &RunStatus::update_progress);
    connect(&queue, &GenerationQueue::held_changed, this, &RunStatus::update_progress);
    connect(&queue, &GenerationQueue::device_lost_changed, this, &RunStatus::update_progress);
    connect(&models, &ModelShelf::changed, this, &RunStatus::update_progress);
    connect(&models, &ModelShelf::scan_progressed, this, &RunStatus::update_progress);
    update_device();
    update_progress();
}

QString RunStatus::text() const
{
    return m_phase->text();
}

QString RunStatus::device_text() const
{
    return m_device->text();
}

void RunStatus::publish(TestState& state)
{
    state.add(QStringLiteral("status"), [this] { return text(); });
    state.add(QStringLiteral("device"), [this] { return device_text(); });
    state.add(QStringLiteral("memory"), [this] { return m_memory->text(); });
    connect(this, &RunStatus::changed, &state, &TestState::touch);
    connect(m_memory, &MemoryLabel::changed, &state, &TestState::touch);
}

void RunStatus::set_device(const QString& id)
{
    m_device_id = id;
    update_device();
}

void RunStatus::update_device()
{
    if (!m_engine.is_ready()) {
        m_device->set_text(tr("Engine is starting…"));
        m_memory->set_device({});
        return;
    }
    const auto used = device_of(m_engine.capabilities().devices, m_device_id.toStdString());
    m_device->set_text(used ? QString::fromStdString(used->name) : QString());
    m_memory->set_device(used);
    Q_EMIT changed();
}

void RunStatus::set_has_checkpoint(bool has_checkpoint)
{
    m_has_checkpoint = has_checkpoint;
    update_progress();
}

void RunStatus::show_export(const QString& what, double fraction)
{
    m_export =
        what.isEmpty() ? QString() : tr("Exporting %1 %2 %").arg(what).arg(qRound(100 * fraction));
    update_progress();
}

void RunStatus::update_progress()
{
    const GenerationJob* job = m_queue.running();
    m_bar->setVisible(job != nullptr);
    m_eta->setText(job ? time_left_text(job->progress) : QString());
    m_phase->setText(job ? run_text(*job) : idle_text());
    m_cancel_scan->setVisible(m_models.is_scanning() && m_phase->text() == scan_text());
    if (job)
        m_bar->setValue(qRound(1000 * job->progress.fraction()));
    const int waiting = m_queue.waiting_count();
    m_waiting->setText(waiting > 0 ? tr("%n waiting", nullptr, waiting) : QString());
    Q_EMIT changed();
}

QString RunStatus::run_text(const GenerationJob& job) const
{
    if (job.is_stopping || job.progress.phase != Phase::load)
        return progress_text(job);
    const QString name = model_name(job.request.checkpoint);
    const KnownModelPtr model = m_models.find(job.request.checkpoint);
    if (!model || model->page.file_bytes == 0)
        return tr("Loading %1").arg(name);
    return tr("Loading %1 (%2)").arg(name, bytes_text(static_cast<qint64>(model->page.file_bytes)));
}

QString RunStatus::idle_text() const
{
    if (m_queue.is_device_lost())
        return tr("GPU lost");
    if (!m_export.isEmpty())
        return m_export;
    if (m_queue.is_held(GenerationQueue::Hold::training))
        return m_queue.waiting_count() > 0 ? tr("Training: clips wait until it is paused")
                                           : tr("Training");
    if (m_queue.is_held(GenerationQueue::Hold::inspection))
        return m_queue.waiting_count() > 0 ? tr("Looking at the model: clips wait")
                                           : tr("Looking at the model");
    if (m_queue.is_paused())
        return tr("Queue is paused");
    if (m_queue.is_held(GenerationQueue::Hold::disk) && m_queue.waiting_count() > 0)
        return tr("Waiting for room on the disk");
    if (m_queue.is_held() && m_queue.waiting_count() > 0)
        return tr("Waiting for the disk: clips are being written");
    if (m_models.is_scanning())
        return scan_text();
    return m_has_checkpoint ? tr("Ready") : tr("No checkpoint selected");
}

QString RunStatus::scan_text() const
{
    const ModelShelf::ScanProgress progress = m_models.scan_progress();
    if (progress.found == 0)
        return tr("Scanning for models…");
    return tr("Scanning for models: %1 of %2 files").arg(progress.looked_at).arg(progress.found);
}

}  // namespace flipbook::ui
