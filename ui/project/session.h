// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include "ui/history/queue_keeper.h"

namespace flipbook::ui {

class Document;
class Project;
struct StoredSession;

// Carries the work over from one start to the next: what is composed is stored within a second,
// and the queue with every change. running.lock in the data folder tells a start after a crash
// from one after a normal end. A second window in the same folder neither restores nor stores.
// GUI thread.
class Session final : public QObject {
    Q_OBJECT

public:
    Session(Document& document, Project& project, GenerationQueue& queue, const ClipKeeper& clips,
            HistoryStore& history, const QString& data_folder, QObject* parent = nullptr);
    ~Session() override;

    // Reads the history and restores; restored() follows.
    void begin();

    bool is_begun() const { return m_is_begun; }  // From restored() on.

    // Stores what is not stored yet, and marks the end as normal. Also at the end of the desktop's
    // session. A change afterwards marks the program as running again.
    void end();

    // After a crash, until the user has decided; everything is restored, the queue paused.
    bool is_recovery_offered() const { return m_is_recovery_offered; }
    // Goes on with what was restored.
    void accept_recovery();
    // Drops the jobs that wait, and sets the composition to the defaults, undoably.
    void start_fresh();

Q_SIGNALS:
    void restored();
    void recovery_offered(int waiting_jobs);
    void recovery_decided();

private:
    void restore(const StoredSession& stored);
    void restore_draft(const StoredSession& stored);
    void schedule();
    void store_draft();

    Document& m_document;
    Project& m_project;
    GenerationQueue& m_queue;
    HistoryStore& m_history;
    QueueKeeper m_queue_keeper;
    QLockFile m_sentinel;
    QTimer m_timer;
    bool m_is_first_window = false;
    bool m_has_crashed = false;
    bool m_is_begun = false;
    bool m_is_restored = false;  // And stored from then on.
    bool m_is_recovery_offered = false;
};

}  // namespace flipbook::ui
