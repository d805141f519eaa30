// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "ui/history/clip_record.h"
#include "ui/history/job_table.h"

namespace flipbook::ui {

// What an earlier session left besides clips.
struct StoredSession {
    std::vector<GenerationJob> jobs;
    QByteArray draft;      // The composition as it was last, a project's text; empty = none.
    QDateTime draft_time;  // When it was stored, UTC; invalid = not known.
    QString project;       // The file that it belongs to; empty = none.
    QByteArray saved;      // What that file held.
    bool is_queue_paused = false;
    int crash_count = 0;  // In a row, up to the one before that session.
};

// The history of clips, and what has to outlive the program: the queue and the composition as it
// is typed. In memory for the window; history.db below, on a thread of its own, is written in the
// order of the calls. No call blocks. GUI thread.
class HistoryStore final : public QObject {
    Q_OBJECT

public:
    static constexpr int trash_days = 30;

    explicit HistoryStore(QString data_folder, QObject* parent = nullptr);

    // Waits until everything is written.
    ~HistoryStore() override;

    // Reads what is there; loaded() follows, once. With `tidy` half-written clips are removed and
    // unlisted ones taken in: not while another window works in the same folder.
    void load(bool tidy);

    const std::vector<ClipRecord>& clips() const { return m_clips; }  // Newest first.
    const ClipRecord* find(qint64 id) const;
    int starred_count() const;
    QString path_of(const ClipRecord& clip) const;
    qint64 next_id();

    // A master that is complete on the disk.
    void add(ClipRecord clip);
    void set_name(qint64 id, const QString& name);  // Empty: it goes by its prompt again.
    void set_starred(qint64 id, bool starred);
    void set_trashed(qint64 id, bool trashed);  // For trash_days, then it is gone.
    void remove(qint64 id);                     // For good, with its master.
    void empty_trash();

    // All clips together; those over it go, the oldest without a star first. 0 = no limit.
    void set_size_limit(qint64 bytes);

    // found() follows with the same text; the clips that fit, in no order.
    void search(const QString& text);

    void store_queue(QueueChange change);
    void store_queue_paused(bool paused);
    void store_draft(const QByteArray& composition);  // With the time.
    void store_crash_count(int count);
    void store_project(const QString& path, const QByteArray& saved);

Q_SIGNALS:
    void loaded(const flipbook::ui::StoredSession& session);
    void clip_added(qint64 id);
    void clip_changed(qint64 id);
    void clip_removed(qint64 id);
    void found(const QString& text, const QList<qint64>& ids);
    // A sentence for the user: damaged, made by a newer version, cannot be written.
    void problem(const QString& text);

private:
    struct Worker;  // Lives on the thread and owns the database.
    struct Content;
    using Work = std::function<Result<void>(Worker&)>;

    void post(Work work);
    void store_settings(QList<std::pair<QString, QString>> settings);
    void store_change(const ClipRecord& clip);
    void take(Content content);
    ClipRecord* clip_with(qint64 id);
    void keep_limits();

    QString m_data_folder;
    std::vector<ClipRecord> m_clips;
    qint64 m_last_id = 0;
    qint64 m_size_limit = 0;
    QThread m_thread;
    Worker* m_worker;
};

}  // namespace flipbook::ui
