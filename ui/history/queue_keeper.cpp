// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/queue_keeper.h"

#include <utility>

#include "flipbook/recipe.h"
#include "ui/history/clip_keeper.h"
#include "ui/history/history_store.h"
#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

QueueKeeper::QueueKeeper(GenerationQueue& queue, const ClipKeeper& clips, HistoryStore& history,
                         QObject* parent)
    : QObject(parent), m_queue(queue), m_clips(clips), m_history(history)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &QueueKeeper::store);
    connect(&queue, &GenerationQueue::job_added, this, &QueueKeeper::schedule);
    connect(&queue, &GenerationQueue::job_removed, this, &QueueKeeper::schedule);
    connect(&queue, &GenerationQueue::order_changed, this, &QueueKeeper::schedule);
    connect(&queue, &GenerationQueue::job_changed, this, [this](const GenerationJob& job) {
        // Progress comes 20 times a second and is not stored.
        if (job.state != JobState::running)
            schedule();
    });
    connect(&clips, &ClipKeeper::kept, this, &QueueKeeper::schedule);
    connect(&queue, &GenerationQueue::paused_changed, this, [this](bool paused) {
        if (m_is_begun)
            m_history.store_queue_paused(paused);
    });
}

void QueueKeeper::begin(const std::vector<GenerationJob>& stored)
{
    int position = 0;
    for (const GenerationJob& job : stored)
        m_stored.insert(job.id, row_of(job, position++));
    m_is_begun = true;
    m_history.store_queue_paused(m_queue.is_paused());
    schedule();
}

void QueueKeeper::schedule()
{
    if (m_is_begun && !m_timer.isActive())
        m_timer.start();
}

void QueueKeeper::store()
{
    QueueChange change;
    QHash<qint64, JobRow> rows;
    int position = 0;
    for (const GenerationJob& job : m_queue.jobs()) {
        JobRow row = row_of(job, position++);
        if (job.state == JobState::done && m_clips.is_keeping(job.id))
            row.state = job_state_name(JobState::running);
        const auto stored = m_stored.constFind(job.id);
        if (stored == m_stored.constEnd()) {
            change.rows.push_back(row);
            change.rows.back().recipe = QByteArray::fromStdString(to_recipe(job.request));
        } else if (*stored != row) {
            change.rows.push_back(row);
        }
        rows.insert(job.id, row);
    }
    for (auto stored = m_stored.constBegin(); stored != m_stored.constEnd(); ++stored)
        if (!rows.contains(stored.key()))
            change.removed.append(stored.key());
    m_stored = std::move(rows);
    if (!change.rows.empty() || !change.removed.isEmpty())
        m_history.store_queue(std::move(change));
}

}  // namespace flipbook::ui
