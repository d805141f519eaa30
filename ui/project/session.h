// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include "ui/history/queue_keeper.h"

namespace flipbook::ui {

class Document;
class Project;
struct StoredSession;

// After so many in a row the cause may be what safe mode leaves out.
constexpr int crashes_for_safe_mode = 2;

// What an option of the command line does: a crash before this start is not told of. A program that
// runs in the folder is left alone. Any thread.
void forget_crash(const QString& data_folder);

// What there is to say of the work that a crash left.
struct Recovery {
    QDateTime kept;  // When the composition was stored, UTC; invalid = it was not brought back.
    bool has_work = false;   // Clips wait, or the composition is not that of a new project.
    bool has_saved = false;  // It has a file, which is not as it is.
    int waiting_jobs = 0;
    int crashes = 1;  // In a row.
};

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
    // The project as its file has it, undoably; the jobs go on waiting.
    void open_saved();
    // Drops the jobs that wait, and sets the composition to the defaults, undoably.
    void start_fresh();
    // What was restored is kept for the start that is asked for by safe_start_wanted().
    void start_safely();

Q_SIGNALS:
    void restored();
    void recovery_offered(const flipbook::ui::Recovery& recovery);
    void recovery_decided();
    // The program is to end, and to begin anew with --safe-mode.
    void safe_start_wanted();

private:
    void restore(const StoredSession& stored);
    bool restore_draft(const StoredSession& stored);
    void offer_recovery(Recovery recovery);
    bool settle_recovery();
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
