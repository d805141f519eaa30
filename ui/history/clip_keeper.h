// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include "flipbook/event.h"
#include "ui/history/clip_record.h"

namespace flipbook::ui {

class EngineBridge;
class GenerationQueue;
class HistoryStore;

// Keeps every clip that the queue makes: writes its lossless master on the engine's export thread
// and then its row into the history. GUI thread.
class ClipKeeper final : public QObject {
    Q_OBJECT

public:
    ClipKeeper(EngineBridge& engine, GenerationQueue& queue, HistoryStore& history,
               QObject* parent = nullptr);

    // Whether the clip of this job is made, but not on the disk yet: until then the job counts as
    // one that has to be made again.
    bool is_keeping(qint64 job) const;

    // The clip whose settings the next ones are made from; 0 = none.
    void set_parent_clip(qint64 id) { m_parent_clip = id; }

    // Once more, after not_kept().
    void retry();

    // Of frames that wait for the disk; more is a backlog. For tests.
    void set_most_waiting(qint64 bytes) { m_most_waiting = bytes; }

Q_SIGNALS:
    void kept(qint64 job, qint64 clip, const flipbook::ClipPtr& frames);
    void not_kept(const flipbook::Error& error);
    // Whether too many clips wait in memory, because the disk is slow or full.
    void backlog_changed(bool is_backlog);

private:
    struct Pending {
        qint64 job = 0;
        ClipRecord record;
        ClipPtr clip;
        bool has_failed = false;
    };

    void keep(qint64 job, const ClipReady& ready);
    void write(Pending pending);
    void finish(Pending pending);
    void restart_lost();
    void check_backlog();

    EngineBridge& m_engine;
    const GenerationQueue& m_queue;
    HistoryStore& m_history;
    QHash<quint64, Pending> m_writing;  // By the engine's job.
    QList<Pending> m_idle;              // Failed, or lost with an engine.
    QSet<qint64> m_keeping;
    qint64 m_parent_clip = 0;
    qint64 m_most_waiting = qint64{1} << 30;
    bool m_is_backlog = false;
};

}  // namespace flipbook::ui
