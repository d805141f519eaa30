// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "mock_engine_maker.h"
#include "ui/history/history_schema.h"
#include "ui/history/master_folder.h"
#include "ui/window/workspace.h"

using namespace flipbook;
using namespace flipbook::ui;

class SessionTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_lock;

    Workspace::Options options(const std::string& script = "step_ms=1,load_ms=1,decode_ms=1")
    {
        Workspace::Options options;
        options.paths = AppPaths::in(m_folder->path());
        options.engine = mock_engine_maker(script);
        m_lock = options.paths.data + QStringLiteral("/running.lock");
        return options;
    }

    static void begin(Workspace& workspace)
    {
        QSignalSpy restored(&workspace.session(), &Session::restored);
        workspace.session().begin();
        QVERIFY(restored.wait());
    }

    // As a process that was killed left it.
    void leave_stale_lock()
    {
        QFile lock(m_lock);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4194000\nsession_test\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    }

    static void type_prompt(Workspace& workspace, const std::string& text)
    {
        workspace.document().edit(QStringLiteral("prompt"), [&text](Composition& composition) {
            composition.request = sample_request(13214918285578813247U);
            composition.request.prompt.positive = text;
        });
    }

    QByteArray stored_draft()
    {
        auto database = Database::open(m_folder->path() + QStringLiteral("/data/history.db"),
                                       Database::Mode::read_only);
        const auto draft = read_setting(database.value(), QStringLiteral("draft"));
        return draft ? draft.value().toUtf8() : QByteArray();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void a_normal_end_asks_nothing_and_goes_on()
    {
        {
            Workspace workspace(options());
            begin(workspace);
            QVERIFY(QFile::exists(m_lock));
            workspace.queue().set_paused(true);
            type_prompt(workspace, "waves");
            workspace.queue().add(sample_request(1));
            workspace.queue().add(sample_request(2), GenerationQueue::Place::front);
            QTest::qWait(1);
        }
        QVERIFY(!QFile::exists(m_lock));
        Workspace workspace(options());
        begin(workspace);
        QVERIFY(!workspace.session().is_recovery_offered());
        QCOMPARE(workspace.document().request().prompt.positive, std::string("waves"));
        QCOMPARE(workspace.document().request().sampling.seed,
                 std::uint64_t{13214918285578813247U});
        QCOMPARE(workspace.queue().waiting_count(), 2);
        QCOMPARE(workspace.queue().jobs()[0].request.sampling.seed, std::uint64_t{2});
        QVERIFY(workspace.queue().is_paused());  // As it was left.
    }

    void a_queue_that_was_not_paused_goes_on()
    {
        {
            Workspace workspace(options());
            begin(workspace);
            workspace.queue().add(sample_request(1));
            QTest::qWait(1);
        }
        Workspace workspace(options());
        begin(workspace);
        QVERIFY(!workspace.queue().is_paused());
        workspace.engine().start();
        QTRY_VERIFY(workspace.queue().jobs().front().state == JobState::done);
        QTRY_COMPARE(workspace.history().clips().size(), std::size_t{1});
    }

    void a_crash_pauses_the_queue_and_offers_both_ways()
    {
        {
            Workspace workspace(options());
            begin(workspace);
            type_prompt(workspace, "waves");
            workspace.queue().add(sample_request(1));
            QTest::qWait(1);
        }
        leave_stale_lock();
        Workspace workspace(options());
        QSignalSpy offered(&workspace.session(), &Session::recovery_offered);
        begin(workspace);
        QCOMPARE(offered.size(), 1);
        const auto recovery = offered[0][0].value<Recovery>();
        QCOMPARE(recovery.waiting_jobs, 1);
        QCOMPARE(recovery.crashes, 1);
        QVERIFY(!recovery.has_saved);  // It has no file.
        QVERIFY(recovery.kept.isValid());
        QVERIFY(recovery.kept.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        QVERIFY(workspace.session().is_recovery_offered());
        QVERIFY(workspace.queue().is_paused());
        QCOMPARE(workspace.document().request().prompt.positive, std::string("waves"));
        workspace.session().accept_recovery();
        QVERIFY(!workspace.session().is_recovery_offered());
        QVERIFY(!workspace.queue().is_paused());
        QCOMPARE(workspace.queue().waiting_count(), 1);
    }

    void starting_fresh_empties_the_queue_and_can_be_undone()
    {
        {
            Workspace workspace(options());
            begin(workspace);
            type_prompt(workspace, "waves");
            workspace.queue().add(sample_request(1));
            QTest::qWait(1);
        }
        leave_stale_lock();
        Workspace workspace(options());
        begin(workspace);
        workspace.session().start_fresh();
        QCOMPARE(workspace.queue().waiting_count(), 0);
        QVERIFY(workspace.document().composition() == workspace.document().defaults());
        workspace.document().undo_stack().undo();
        QCOMPARE(workspace.document().request().prompt.positive, std::string("waves"));
    }

    void the_file_of_the_project_can_be_opened_instead()
    {
        const QString file = m_folder->filePath(QStringLiteral("waves.flipbook"));
        {
            Workspace workspace(options());
            begin(workspace);
            type_prompt(workspace, "saved");
            QSignalSpy saved(&workspace.project(), &Project::saved);
            workspace.project().save_as(file);
            QVERIFY(saved.wait());
            type_prompt(workspace, "typed since");
            workspace.queue().set_paused(true);
            workspace.queue().add(sample_request(1));
            QTest::qWait(1);
        }
        leave_stale_lock();
        Workspace workspace(options());
        QSignalSpy offered(&workspace.session(), &Session::recovery_offered);
        begin(workspace);
        QCOMPARE(offered.size(), 1);
        QVERIFY(offered[0][0].value<Recovery>().has_saved);
        QCOMPARE(workspace.document().request().prompt.positive, std::string("typed since"));
        workspace.session().open_saved();
        QVERIFY(!workspace.session().is_recovery_offered());
        QCOMPARE(workspace.document().request().prompt.positive, std::string("saved"));
        QCOMPARE(workspace.project().path(), file);
        QVERIFY(!workspace.project().is_dirty());
        QCOMPARE(workspace.queue().waiting_count(), 1);
        QVERIFY(workspace.queue().is_paused());
        workspace.document().undo_stack().undo();
        QCOMPARE(workspace.document().request().prompt.positive, std::string("typed since"));
    }

    void crashes_in_a_row_are_counted()
    {
        const auto crashes_told = [this] {
            Workspace workspace(options());
            QSignalSpy offered(&workspace.session(), &Session::recovery_offered);
            begin(workspace);
            type_prompt(workspace, "waves");
            return offered.isEmpty() ? 0 : offered[0][0].value<Recovery>().crashes;
        };
        QCOMPARE(crashes_told(), 0);
        leave_stale_lock();
        QCOMPARE(crashes_told(), 1);
        leave_stale_lock();
        QCOMPARE(crashes_told(), 2);
        QCOMPARE(crashes_told(), 0);  // It ended well meanwhile.
        leave_stale_lock();
        QCOMPARE(crashes_told(), 1);
        leave_stale_lock();
        forget_crash(QFileInfo(m_lock).path());
        QCOMPARE(crashes_told(), 0);
    }

    void safe_mode_is_offered_even_if_there_is_nothing_to_bring_back()
    {
        {
            Workspace workspace(options());
            begin(workspace);
        }
        leave_stale_lock();
        {
            Workspace workspace(options());
            begin(workspace);
            QVERIFY(!workspace.session().is_recovery_offered());
        }
        leave_stale_lock();
        Workspace workspace(options());
        QSignalSpy offered(&workspace.session(), &Session::recovery_offered);
        QSignalSpy wanted(&workspace.session(), &Session::safe_start_wanted);
        begin(workspace);
        QCOMPARE(offered.size(), 1);
        QVERIFY(!offered[0][0].value<Recovery>().kept.isValid());
        workspace.session().start_safely();
        workspace.session().start_safely();
        QCOMPARE(wanted.size(), 1);
    }

    void after_a_crash_with_nothing_to_bring_back_nothing_is_asked()
    {
        {
            Workspace workspace(options());
            begin(workspace);
        }
        leave_stale_lock();
        Workspace workspace(options());
        begin(workspace);
        QVERIFY(!workspace.session().is_recovery_offered());
        QVERIFY(!workspace.queue().is_paused());
    }

    void what_is_typed_is_stored_within_a_second()
    {
        Workspace workspace(options());
        begin(workspace);
        type_prompt(workspace, "first");
        // The window is still open, as when it is killed.
        QTRY_VERIFY_WITH_TIMEOUT(stored_draft().contains("first"), 1000);
    }

    void who_types_before_the_history_is_read_keeps_it()
    {
        {
            Workspace workspace(options());
            begin(workspace);
            type_prompt(workspace, "old");
            workspace.queue().set_paused(true);
            workspace.queue().add(sample_request(1));
            QTest::qWait(1);
        }
        Workspace workspace(options());
        workspace.session().begin();
        type_prompt(workspace, "quick");
        workspace.queue().set_paused(true);
        workspace.queue().add(sample_request(2));
        QTRY_COMPARE(workspace.queue().waiting_count(), 2);
        QCOMPARE(workspace.document().request().prompt.positive, std::string("quick"));
        QVERIFY(workspace.queue().jobs()[0].id != workspace.queue().jobs()[1].id);
    }

    void a_second_window_leaves_the_first_ones_work_alone()
    {
        Workspace first(options());
        begin(first);
        first.queue().set_paused(true);
        type_prompt(first, "first");
        first.queue().add(sample_request(1));
        QTRY_VERIFY_WITH_TIMEOUT(stored_draft().contains("first"), 1000);
        {
            Workspace second(options());
            begin(second);
            QVERIFY(!second.session().is_recovery_offered());
            QCOMPARE(second.queue().waiting_count(), 0);
            type_prompt(second, "second");
            QTest::qWait(400);
        }
        QVERIFY(QFile::exists(m_lock));
        QVERIFY(!stored_draft().contains("second"));
    }

    void every_finished_clip_is_kept_with_its_settings()
    {
        Workspace workspace(options());
        begin(workspace);
        workspace.engine().start();
        GenerationRequest request = sample_request(13214918285578813247U);
        request.prompt.positive = "waves";
        const qint64 job = workspace.queue().add(request);
        QSignalSpy kept(&workspace.clip_keeper(), &ClipKeeper::kept);
        QVERIFY(kept.wait());
        QCOMPARE(kept[0][0].toLongLong(), job);
        const ClipRecord& clip = workspace.history().clips().front();
        QCOMPARE(clip.seed, QStringLiteral("13214918285578813247"));
        QCOMPARE(clip.frames, 4);
        const auto master = read_master(workspace.history().path_of(clip), clip.frame_rate);
        QVERIFY(master);
        const auto shown = kept[0][2].value<ClipPtr>();
        QVERIFY(master.value()->frames == shown->frames);  // Lossless.
        QVERIFY(clip.bytes > 0);
        QVERIFY(!clip.is_partial);
    }

    void what_is_kept_of_a_stopped_clip_is_marked_partial()
    {
        {
            Workspace workspace(options("step_ms=20,load_ms=1,decode_ms=1"));
            begin(workspace);
            workspace.engine().start();
            const qint64 job = workspace.queue().add(sample_request(7, 500));
            QTRY_VERIFY(workspace.queue().find(job)->partial);
            workspace.queue().stop();
            QTRY_VERIFY(workspace.queue().find(job)->state == JobState::cancelled);
            QVERIFY(workspace.history().clips().empty());
            QSignalSpy kept(&workspace.clip_keeper(), &ClipKeeper::kept);
            workspace.queue().keep_partial(job);
            QVERIFY(kept.wait());
            QVERIFY(workspace.history().clips().front().is_partial);
        }
        Workspace workspace(options());
        begin(workspace);
        QCOMPARE(workspace.history().clips().size(), std::size_t{1});
        QVERIFY(workspace.history().clips().front().is_partial);
    }

    void a_clip_that_is_not_on_the_disk_yet_is_made_again()
    {
        {
            Workspace workspace(options());
            begin(workspace);
            // The folder of clips is a file: no master can be written.
            QFile block(workspace.paths().data + QStringLiteral("/clips"));
            QVERIFY(block.open(QIODevice::WriteOnly));
            workspace.engine().start();
            QSignalSpy not_kept(&workspace.clip_keeper(), &ClipKeeper::not_kept);
            workspace.queue().add(sample_request(5));
            QVERIFY(not_kept.wait());
            QVERIFY(workspace.queue().jobs()[0].state == JobState::done);
            QTest::qWait(1);
            QVERIFY(block.remove());
        }
        leave_stale_lock();
        Workspace workspace(options());
        begin(workspace);
        QCOMPARE(workspace.queue().waiting_count(), 1);
    }

    void no_clip_is_begun_while_too_many_wait_for_the_disk()
    {
        Workspace workspace(options());
        begin(workspace);
        workspace.clip_keeper().set_most_waiting(0);
        QFile block(workspace.paths().data + QStringLiteral("/clips"));
        QVERIFY(block.open(QIODevice::WriteOnly));
        workspace.engine().start();
        QSignalSpy not_kept(&workspace.clip_keeper(), &ClipKeeper::not_kept);
        workspace.queue().add(sample_request(5));
        const qint64 second = workspace.queue().add(sample_request(6));
        QVERIFY(not_kept.wait());
        QVERIFY(workspace.queue().is_held());
        QTest::qWait(100);
        QVERIFY(workspace.queue().find(second)->state == JobState::waiting);
        QVERIFY(block.remove());
        workspace.clip_keeper().retry();
        QTRY_COMPARE(workspace.history().clips().size(), std::size_t{2});
        QVERIFY(!workspace.queue().is_held());
    }

    void a_clip_that_could_not_be_kept_is_kept_on_request()
    {
        Workspace workspace(options());
        begin(workspace);
        QFile block(workspace.paths().data + QStringLiteral("/clips"));
        QVERIFY(block.open(QIODevice::WriteOnly));
        workspace.engine().start();
        QSignalSpy not_kept(&workspace.clip_keeper(), &ClipKeeper::not_kept);
        workspace.queue().add(sample_request(5));
        QVERIFY(not_kept.wait());
        QVERIFY(block.remove());
        workspace.clip_keeper().retry();
        QTRY_COMPARE(workspace.history().clips().size(), std::size_t{1});
    }
};

QTEST_MAIN(SessionTest)
#include "session_test.moc"
