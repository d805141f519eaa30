// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_store.h"

#include <QDir>
#include <algorithm>
#include <optional>
#include <utility>

#include "ui/history/clip_table.h"
#include "ui/history/history_schema.h"
#include "ui/history/master_folder.h"

namespace flipbook::ui {

namespace {

const QString draft_key = QStringLiteral("draft");
const QString draft_time_key = QStringLiteral("draft_time");
const QString crashes_key = QStringLiteral("crashes");
const QString paused_key = QStringLiteral("queue_paused");
const QString project_key = QStringLiteral("project");
const QString saved_key = QStringLiteral("project_saved");

bool is_newer(const ClipRecord& one, const ClipRecord& other)
{
    return one.id > other.id;
}

}  // namespace

struct HistoryStore::Content {
    std::vector<ClipRecord> clips;
    StoredSession session;
    QStringList problems;
};

struct HistoryStore::Worker final : QObject {
    explicit Worker(QString folder) : data_folder(std::move(folder)) { }

    QString data_folder;
    std::optional<OpenedHistory> opened;
    bool has_told = false;  // One sentence for a full disk, not one for every write.

    bool can_write() const { return opened && !opened->is_read_only; }

    Content load(bool tidy)
    {
        Content content;
        const QString file = data_folder + QStringLiteral("/history.db");
        Result<void> outcome = read(file, content);
        if (!outcome && outcome.error().code == ErrorCode::corrupt) {
            opened.reset();
            set_aside(file);  // Deeper damage than the check of the pages finds.
            content = {};
            outcome = read(file, content);
        }
        if (!outcome)
            content.problems << QString::fromStdString(outcome.error().message);
        if (tidy)
            tidy_masters(content);
        return content;
    }

    Result<void> read(const QString& file, Content& content)
    {
        FLIPBOOK_ASSIGN(opened, open_history(file));
        if (!opened->notice.isEmpty())
            content.problems << opened->notice;
        Database& database = opened->database;
        FLIPBOOK_ASSIGN(content.clips, read_clips(database));
        FLIPBOOK_ASSIGN(content.session.jobs, read_jobs(database));
        FLIPBOOK_ASSIGN(const QString draft, read_setting(database, draft_key));
        FLIPBOOK_ASSIGN(const QString time, read_setting(database, draft_time_key));
        FLIPBOOK_ASSIGN(const QString crashes, read_setting(database, crashes_key));
        FLIPBOOK_ASSIGN(const QString paused, read_setting(database, paused_key));
        FLIPBOOK_ASSIGN(const QString saved, read_setting(database, saved_key));
        FLIPBOOK_ASSIGN(content.session.project, read_setting(database, project_key));
        content.session.draft = draft.toUtf8();
        content.session.draft_time = QDateTime::fromString(time, Qt::ISODate);
        content.session.crash_count = crashes.toInt();
        content.session.saved = saved.toUtf8();
        content.session.is_queue_paused = paused == QLatin1String("1");
        return {};
    }

    void tidy_masters(Content& content)
    {
        remove_half_written(data_folder);
        QSet<QString> listed;
        for (const ClipRecord& clip : content.clips)
            listed.insert(clip.folder);
        for (ClipRecord& clip : unlisted_clips(data_folder, listed)) {
            if (can_write())
                tell(insert_clip(opened->database, clip, opened->has_text_index), content.problems);
            content.clips.push_back(std::move(clip));
        }
    }

    void tell(const Result<void>& outcome, QStringList& problems)
    {
        if (!outcome && !std::exchange(has_told, true))
            problems << QString::fromStdString(outcome.error().message);
    }
};

HistoryStore::HistoryStore(QString data_folder, QObject* parent)
    : QObject(parent), m_data_folder(std::move(data_folder)), m_worker(new Worker(m_data_folder))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

HistoryStore::~HistoryStore()
{
    // Behind all that was posted before.
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker] {
            worker->deleteLater();
            QThread::currentThread()->quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void HistoryStore::post(Work work)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, work = std::move(work)] {
            QStringList problems;
            worker->tell(work(*worker), problems);
            for (const QString& text : problems)
                QMetaObject::invokeMethod(
                    this, [this, text] { Q_EMIT problem(text); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void HistoryStore::load(bool tidy)
{
    post([this, tidy](Worker& worker) -> Result<void> {
        auto content = std::make_shared<Content>(worker.load(tidy));
        QMetaObject::invokeMethod(
            this, [this, content] { take(std::move(*content)); }, Qt::QueuedConnection);
        return {};
    });
}

void HistoryStore::take(Content content)
{
    m_clips.insert(m_clips.end(), std::make_move_iterator(content.clips.begin()),
                   std::make_move_iterator(content.clips.end()));
    std::sort(m_clips.begin(), m_clips.end(), is_newer);
    if (!m_clips.empty())
        m_last_id = std::max(m_last_id, m_clips.front().id);
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-trash_days);
    std::vector<qint64> expired;
    for (const ClipRecord& clip : m_clips)
        if (clip.is_trashed() && clip.trashed < oldest)
            expired.push_back(clip.id);
    for (const qint64 id : expired)
        remove(id);
    Q_EMIT loaded(content.session);
    for (const QString& text : content.problems)
        Q_EMIT problem(text);
    keep_limits();
}

const ClipRecord* HistoryStore::find(qint64 id) const
{
    const auto found =
        std::lower_bound(m_clips.begin(), m_clips.end(), id,
                         [](const ClipRecord& clip, qint64 wanted) { return clip.id > wanted; });
    return found != m_clips.end() && found->id == id ? &*found : nullptr;
}

ClipRecord* HistoryStore::clip_with(qint64 id)
{
    return const_cast<ClipRecord*>(std::as_const(*this).find(id));
}

int HistoryStore::starred_count() const
{
    return static_cast<int>(std::count_if(m_clips.begin(), m_clips.end(),
                                          [](const ClipRecord& clip) { return clip.is_starred; }));
}

QString HistoryStore::path_of(const ClipRecord& clip) const
{
    return master_path(m_data_folder, clip);
}

qint64 HistoryStore::next_id()
{
    m_last_id = std::max(m_last_id + 1, QDateTime::currentMSecsSinceEpoch());
    return m_last_id;
}

void HistoryStore::add(ClipRecord clip)
{
    const qint64 id = clip.id;
    post([clip](Worker& worker) -> Result<void> {
        return worker.can_write()
                   ? insert_clip(worker.opened->database, clip, worker.opened->has_text_index)
                   : Result<void>();
    });
    m_clips.insert(std::upper_bound(m_clips.begin(), m_clips.end(), clip, is_newer),
                   std::move(clip));
    Q_EMIT clip_added(id);
    keep_limits();
}

void HistoryStore::store_change(const ClipRecord& clip)
{
    post([changed = clip](Worker& worker) -> Result<void> {
        return worker.can_write()
                   ? update_clip(worker.opened->database, changed, worker.opened->has_text_index)
                   : Result<void>();
    });
    Q_EMIT clip_changed(clip.id);
}

void HistoryStore::set_name(qint64 id, const QString& name)
{
    ClipRecord* clip = clip_with(id);
    if (!clip || clip->name == name)
        return;
    clip->name = name;
    store_change(*clip);
}

void HistoryStore::set_starred(qint64 id, bool starred)
{
    ClipRecord* clip = clip_with(id);
    if (!clip || clip->is_starred == starred)
        return;
    clip->is_starred = starred;
    store_change(*clip);
}

void HistoryStore::set_trashed(qint64 id, bool trashed)
{
    ClipRecord* clip = clip_with(id);
    if (!clip || clip->is_trashed() == trashed)
        return;
    clip->trashed = trashed ? QDateTime::currentDateTimeUtc() : QDateTime();
    store_change(*clip);
}

void HistoryStore::remove(qint64 id)
{
    const ClipRecord* clip = find(id);
    if (!clip)
        return;
    // The row first: a master without a row is taken in again, a row without a master is a hole.
    // Under a hidden name what a kill leaves of it goes at the next start.
    post([gone = *clip](Worker& worker) -> Result<void> {
        if (worker.can_write())
            FLIPBOOK_TRY(
                delete_clip(worker.opened->database, gone.id, worker.opened->has_text_index));
        const QString going =
            clips_folder(worker.data_folder) + QStringLiteral("/.gone-") + gone.folder;
        QDir().rename(master_path(worker.data_folder, gone), going);
        QDir(going).removeRecursively();
        return {};
    });
    std::erase_if(m_clips, [id](const ClipRecord& other) { return other.id == id; });
    Q_EMIT clip_removed(id);
}

void HistoryStore::empty_trash()
{
    std::vector<qint64> trashed;
    for (const ClipRecord& clip : m_clips)
        if (clip.is_trashed())
            trashed.push_back(clip.id);
    for (const qint64 id : trashed)
        remove(id);
}

void HistoryStore::set_size_limit(qint64 bytes)
{
    m_size_limit = bytes;
    keep_limits();
}

void HistoryStore::keep_limits()
{
    if (m_size_limit > 0)
        for (const qint64 id : clips_over_limit(m_clips, m_size_limit))
            remove(id);
}

void HistoryStore::search(const QString& text)
{
    post([this, text](Worker& worker) -> Result<void> {
        QList<qint64> ids;
        if (worker.opened) {
            FLIPBOOK_ASSIGN(
                ids, find_clips(worker.opened->database, text, worker.opened->has_text_index));
        }
        QMetaObject::invokeMethod(
            this, [this, text, ids] { Q_EMIT found(text, ids); }, Qt::QueuedConnection);
        return {};
    });
}

void HistoryStore::store_queue(QueueChange change)
{
    post([change = std::move(change)](Worker& worker) -> Result<void> {
        return worker.can_write() ? write_jobs(worker.opened->database, change) : Result<void>();
    });
}

void HistoryStore::store_settings(QList<std::pair<QString, QString>> settings)
{
    post([settings = std::move(settings)](Worker& worker) -> Result<void> {
        if (!worker.can_write())
            return {};
        Database& database = worker.opened->database;
        return database.in_transaction([&]() -> Result<void> {
            for (const auto& [key, value] : settings)
                FLIPBOOK_TRY(write_setting(database, key, value));
            return {};
        });
    });
}

void HistoryStore::store_queue_paused(bool paused)
{
    store_settings({{paused_key, paused ? QStringLiteral("1") : QString()}});
}

void HistoryStore::store_draft(const QByteArray& composition)
{
    store_settings({{draft_key, QString::fromUtf8(composition)},
                    {draft_time_key, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}});
}

void HistoryStore::store_crash_count(int count)
{
    store_settings({{crashes_key, QString::number(count)}});
}

void HistoryStore::store_project(const QString& path, const QByteArray& saved)
{
    store_settings({{project_key, path}, {saved_key, QString::fromUtf8(saved)}});
}

}  // namespace flipbook::ui
