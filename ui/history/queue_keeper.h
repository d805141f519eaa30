// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>

#include "ui/history/job_table.h"

namespace flipbook::ui {

class ClipKeeper;
class GenerationQueue;
class HistoryStore;

// Stores every change of the queue, only what changed, once for all changes of one turn of the
// event loop. A job whose clip is not on the disk yet is stored as running, so that a kill in
// between makes it again. GUI thread.
class QueueKeeper final : public QObject {
    Q_OBJECT

public:
    QueueKeeper(GenerationQueue& queue, const ClipKeeper& clips, HistoryStore& history,
                QObject* parent = nullptr);

    // From now on; `stored` is what the history has.
    void begin(const std::vector<GenerationJob>& stored);

private:
    void schedule();
    void store();

    GenerationQueue& m_queue;
    const ClipKeeper& m_clips;
    HistoryStore& m_history;
    QHash<qint64, JobRow> m_stored;
    QTimer m_timer;
    bool m_is_begun = false;
};

}  // namespace flipbook::ui
