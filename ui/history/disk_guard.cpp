// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/disk_guard.h"

#include <utility>

#include "ui/document/in_background.h"
#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

namespace {

constexpr int look_again_ms = 5000;

// A master is lossless: in the worst case as large as its pixels.
qint64 most_bytes_of(const GenerationRequest& request)
{
    const Size size = request.size == Size{0, 0} ? Size{512, 512} : request.size;
    return qint64{3} * size.width * size.height * request.frame_count;
}

}  // namespace

DiskGuard::DiskGuard(GenerationQueue& queue, QString folder, FreeBytes free, QObject* parent)
    : QObject(parent), m_queue(queue), m_folder(std::move(folder)), m_free(std::move(free))
{
    m_timer.setInterval(look_again_ms);
    connect(&m_timer, &QTimer::timeout, this, &DiskGuard::look);
    connect(&queue, &GenerationQueue::job_added, this, [this] {
        if (m_is_allowed)
            return;
        m_is_told = false;  // Of what is asked for now, it is told again.
        m_queue.set_held(GenerationQueue::Hold::disk, true);
        look();
    });
}

void DiskGuard::allow()
{
    m_is_allowed = true;
    take(std::nullopt);
}

qint64 DiskGuard::needed() const
{
    qint64 bytes = 0;
    for (const GenerationJob& job : m_queue.jobs())
        if (job.state == JobState::waiting || job.state == JobState::running)
            bytes += most_bytes_of(job.request);
    return bytes;
}

void DiskGuard::look()
{
    if (std::exchange(m_is_looking, true))
        return;
    in_background(
        this, [free = m_free, folder = m_folder] { return free(folder); },
        [this](std::optional<qint64> free) {
            m_is_looking = false;
            take(free);
        });
}

void DiskGuard::take(std::optional<qint64> free)
{
    const qint64 bytes = needed();
    const bool is_too_little = !m_is_allowed && bytes > 0 && is_low(free, bytes);
    if (is_too_little) {
        m_timer.start();
        if (!std::exchange(m_is_told, true))
            Q_EMIT low(*free, bytes);
        return;
    }
    m_timer.stop();
    m_is_told = false;
    Q_EMIT enough();
    m_queue.set_held(GenerationQueue::Hold::disk, false);
}

}  // namespace flipbook::ui
