// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/session.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <utility>

#include "ui/document/document.h"
#include "ui/history/history_store.h"
#include "ui/jobs/generation_queue.h"
#include "ui/project/project.h"

namespace flipbook::ui {

namespace {

// Below the second that is promised, and seldom enough while somebody types.
constexpr int draft_delay_ms = 300;

QString sentinel_file(const QString& data_folder)
{
    return data_folder + QStringLiteral("/running.lock");
}

}  // namespace

void forget_crash(const QString& data_folder)
{
    QLockFile sentinel(sentinel_file(data_folder));
    sentinel.setStaleLockTime(0);  // However old: a process that lives keeps its lock.
    if (sentinel.tryLock(0))
        sentinel.unlock();
}

Session::Session(Document& document, Project& project, GenerationQueue& queue,
                 const ClipKeeper& clips, HistoryStore& history, const QString& data_folder,
                 QObject* parent)
    : QObject(parent), m_document(document), m_project(project), m_queue(queue), m_history(history),
      m_queue_keeper(queue, clips, history), m_sentinel(sentinel_file(data_folder))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(draft_delay_ms);
    connect(&m_timer, &QTimer::timeout, this, &Session::store_draft);
    connect(&m_document, &Document::changed, this, &Session::schedule);
    connect(&m_history, &HistoryStore::loaded, this, &Session::restore);
    connect(&m_project, &Project::changed, this, [this] {
        if (m_is_restored)
            m_history.store_project(m_project.path(), m_project.text());
    });
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &Session::end);
}

Session::~Session()
{
    end();
}

void Session::begin()
{
    m_sentinel.setStaleLockTime(0);  // However long it runs: a process that lives keeps its lock.
    const bool was_there = QFileInfo::exists(m_sentinel.fileName());
    m_is_first_window = m_sentinel.tryLock(0);
    m_has_crashed = was_there && m_is_first_window;
    m_history.load(m_is_first_window);
}

void Session::restore(const StoredSession& stored)
{
    if (m_is_first_window) {
        int waiting = 0;
        for (const GenerationJob& job : stored.jobs)
            waiting += job.state == JobState::waiting ? 1 : 0;
        if (stored.is_queue_paused || (m_has_crashed && waiting > 0))
            m_queue.set_paused(true);
        Recovery recovery;
        recovery.waiting_jobs = waiting;
        recovery.crashes = m_has_crashed ? stored.crash_count + 1 : 0;
        if (recovery.crashes != stored.crash_count)
            m_history.store_crash_count(recovery.crashes);
        if (restore_draft(stored))
            recovery.kept = stored.draft_time;
        m_queue.restore(stored.jobs);
        m_queue_keeper.begin(stored.jobs);
        m_is_restored = true;
        offer_recovery(std::move(recovery));
        schedule();  // What was edited before the history was read.
    }
    m_is_begun = true;
    Q_EMIT restored();
}

bool Session::restore_draft(const StoredSession& stored)
{
    // Who was quicker than the disk keeps what he did.
    if (stored.draft.isEmpty() || m_document.undo_stack().count() > 0)
        return false;
    const Result<ReadProject> draft = read_project_json(stored.draft, m_document.defaults());
    if (draft)
        m_project.resume(stored.project, draft.value().composition, stored.saved);
    return draft.has_value();
}

void Session::offer_recovery(Recovery recovery)
{
    const bool is_composed = m_document.composition() != m_document.defaults();
    recovery.has_work = recovery.waiting_jobs > 0 || is_composed;
    m_is_recovery_offered =
        m_has_crashed && (recovery.has_work || recovery.crashes >= crashes_for_safe_mode);
    if (!m_is_recovery_offered)
        return;
    if (!is_composed)
        recovery.kept = {};
    recovery.has_saved = !m_project.path().isEmpty() && m_project.is_dirty();
    Q_EMIT recovery_offered(recovery);
}

void Session::end()
{
    if (!m_is_first_window)
        return;
    if (m_timer.isActive())
        store_draft();
    m_timer.stop();
    m_sentinel.unlock();
}

bool Session::settle_recovery()
{
    if (!std::exchange(m_is_recovery_offered, false))
        return false;
    Q_EMIT recovery_decided();
    return true;
}

void Session::accept_recovery()
{
    if (settle_recovery())
        m_queue.set_paused(false);
}

void Session::open_saved()
{
    if (settle_recovery())
        m_document.edit(tr("Open last saved"), [this](Composition& composition) {
            composition = m_project.saved_composition();
        });
}

void Session::start_safely()
{
    if (settle_recovery())
        Q_EMIT safe_start_wanted();
}

void Session::start_fresh()
{
    if (!settle_recovery())
        return;
    std::vector<qint64> waiting;
    for (const GenerationJob& job : m_queue.jobs())
        if (job.state == JobState::waiting)
            waiting.push_back(job.id);
    for (const qint64 id : waiting)
        m_queue.remove(id);
    m_queue.set_paused(false);
    m_document.edit(tr("Start fresh"),
                    [this](Composition& composition) { composition = m_document.defaults(); });
}

void Session::schedule()
{
    if (m_is_restored && !m_timer.isActive())
        m_timer.start();
}

void Session::store_draft()
{
    if (!m_sentinel.isLocked())
        static_cast<void>(m_sentinel.tryLock(0));  // The desktop's session did not end after all.
    m_history.store_draft(project_json(m_document.composition(), m_project.text()));
}

}  // namespace flipbook::ui
