// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/clip_keeper.h"

#include <QDir>
#include <utility>

#include "ui/document/in_background.h"
#include "ui/engine/engine_bridge.h"
#include "ui/history/history_store.h"
#include "ui/history/master_folder.h"
#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

ClipKeeper::ClipKeeper(EngineBridge& engine, GenerationQueue& queue, HistoryStore& history,
                       QObject* parent)
    : QObject(parent), m_engine(engine), m_queue(queue), m_history(history)
{
    connect(&queue, &GenerationQueue::clip_ready, this, &ClipKeeper::keep);
    connect(&engine, &EngineBridge::file_written, this, [this](JobId id) {
        if (const auto found = m_writing.constFind(static_cast<quint64>(id));
            found != m_writing.constEnd())
            finish(m_writing.take(found.key()));
    });
    connect(&engine, &EngineBridge::job_failed, this, [this](JobId id, const Error& error) {
        if (!m_writing.contains(static_cast<quint64>(id)))
            return;
        Pending pending = m_writing.take(static_cast<quint64>(id));
        pending.has_failed = true;
        m_idle.append(std::move(pending));
        Q_EMIT not_kept(error);
    });
    connect(&engine, &EngineBridge::job_cancelled, this, [this](JobId id) {
        if (m_writing.contains(static_cast<quint64>(id)))
            m_idle.append(m_writing.take(static_cast<quint64>(id)));
    });
    connect(&engine, &EngineBridge::ended, this, [this] {
        for (Pending& pending : std::exchange(m_writing, {}))
            m_idle.append(std::move(pending));
    });
    connect(&engine, &EngineBridge::ready, this, &ClipKeeper::restart_lost);
}

// Of its frames, in bytes.
static qint64 size_of(const Clip& clip)
{
    const Frame& frame = clip.frames.front();
    return static_cast<qint64>(clip.frames.size()
                               * (frame.pixels.size() + 2 * frame.deep_pixels.size()));
}

void ClipKeeper::check_backlog()
{
    qint64 bytes = 0;
    for (const Pending& pending : std::as_const(m_writing))
        bytes += size_of(*pending.clip);
    for (const Pending& pending : std::as_const(m_idle))
        bytes += size_of(*pending.clip);
    if (const bool is_backlog = bytes > m_most_waiting;
        std::exchange(m_is_backlog, is_backlog) != is_backlog)
        Q_EMIT backlog_changed(is_backlog);
}

bool ClipKeeper::is_keeping(qint64 job) const
{
    return m_keeping.contains(job);
}

void ClipKeeper::keep(qint64 job, const ClipReady& ready)
{
    Pending pending;
    pending.job = job;
    pending.clip = ready.clip;
    pending.record =
        record_of(m_history.next_id(), ready.request, static_cast<int>(ready.clip->frames.size()));
    pending.record.size = ready.clip->frames.front().size;
    pending.record.frame_rate = ready.clip->frame_rate;
    pending.record.created = QDateTime::currentDateTimeUtc();
    pending.record.seconds = ready.seconds;
    pending.record.parent = m_parent_clip;
    const GenerationJob* made = m_queue.find(job);
    pending.record.is_partial = made && made->is_partial;
    m_keeping.insert(job);
    write(std::move(pending));
}

void ClipKeeper::write(Pending pending)
{
    const QString target = m_history.path_of(pending.record);
    // The folder of all clips, which the first one makes.
    QDir().mkpath(QFileInfo(target).path());
    ExportRequest request;
    request.path = QFileInfo(target).filesystemFilePath();
    const bool is_deep = !pending.clip->frames.front().deep_pixels.empty();
    request.format = is_deep ? "png_frames_16" : "png_frames";
    request.recipe = pending.record.recipe.toStdString();
    const JobId id = m_engine.export_clip(pending.clip, std::move(request));
    m_writing.insert(static_cast<quint64>(id), std::move(pending));
    check_backlog();
}

void ClipKeeper::finish(Pending pending)
{
    check_backlog();
    const QString folder = m_history.path_of(pending.record);
    in_background(
        this, [folder] { return bytes_of_master(folder); },
        [this, pending = std::move(pending)](qint64 bytes) {
            ClipRecord record = pending.record;
            record.bytes = bytes;
            m_history.add(record);
            m_keeping.remove(pending.job);
            Q_EMIT kept(pending.job, record.id, pending.clip);
        });
}

void ClipKeeper::retry()
{
    if (!m_engine.is_ready())
        return;
    for (Pending& pending : std::exchange(m_idle, {})) {
        pending.has_failed = false;
        write(std::move(pending));
    }
}

// A new engine stands in for one that was lost in the middle of writing.
void ClipKeeper::restart_lost()
{
    for (Pending& pending : std::exchange(m_idle, {})) {
        if (pending.has_failed)
            m_idle.append(std::move(pending));
        else
            write(std::move(pending));
    }
}

}  // namespace flipbook::ui
