// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include "mock_engine_maker.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/stop_control.h"

using namespace flipbook;
using namespace flipbook::ui;

class GenerationQueueTest final : public QObject {
    Q_OBJECT

    static QList<quint64> seeds(const GenerationQueue& queue, JobState state)
    {
        QList<quint64> seeds;
        for (const GenerationJob& job : queue.jobs())
            if (job.state == state)
                seeds.append(job.request.sampling.seed);
        return seeds;
    }

    static bool is_idle(const GenerationQueue& queue)
    {
        return !queue.running() && queue.waiting_count() == 0;
    }

private Q_SLOTS:
    void what_is_added_before_the_engine_is_there_runs_then()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        queue.add(sample_request(1));
        queue.add(sample_request(2));
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{1, 2}));
        engine.start();
        QTRY_VERIFY(is_idle(queue));
        QCOMPARE(seeds(queue, JobState::done), (QList<quint64>{2, 1}));  // Newest first.
    }

    void what_waits_can_be_rearranged()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        for (const std::uint64_t seed : {1, 2, 3})
            queue.add(sample_request(seed));
        queue.move(queue.jobs()[2].id, 0);
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{3, 1, 2}));
        queue.remove(queue.jobs()[1].id);
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{3, 2}));
        queue.add(sample_request(4), GenerationQueue::Place::front);
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{4, 3, 2}));
        queue.duplicate(queue.jobs()[1].id);
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{4, 3, 2, 3}));
        queue.move(queue.jobs()[0].id, 99);
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{3, 2, 3, 4}));
    }

    void stopping_ends_one_and_begins_the_next()
    {
        EngineBridge engine(mock_engine_maker("step_ms=2,load_ms=1,decode_ms=1"), {});
        GenerationQueue queue(engine);
        queue.add(sample_request(1, 1000));
        queue.add(sample_request(2, 3));
        engine.start();
        QTRY_VERIFY(queue.running());
        queue.stop();
        QVERIFY(queue.running()->is_stopping);
        QTRY_VERIFY(is_idle(queue));
        QCOMPARE(seeds(queue, JobState::cancelled), (QList<quint64>{1}));
        QCOMPARE(seeds(queue, JobState::done), (QList<quint64>{2}));
    }

    void what_a_stopped_job_has_can_be_kept()
    {
        EngineOptions options;
        options.previews = true;
        EngineBridge engine(mock_engine_maker("step_ms=2,load_ms=1,decode_ms=1"), options);
        GenerationQueue queue(engine);
        const qint64 id = queue.add(sample_request(1, 1000));
        engine.start();
        QTRY_VERIFY(queue.running() && queue.running()->partial);
        queue.stop();
        QTRY_COMPARE(seeds(queue, JobState::cancelled), (QList<quint64>{1}));
        QSignalSpy clips(&queue, &GenerationQueue::clip_ready);
        QSignalSpy steps(&queue, &GenerationQueue::steps_completed);
        queue.keep_partial(id);
        QTRY_COMPARE(clips.count(), 1);
        QCOMPARE(steps.count(), 0);  // It is decoded, not made anew.
        QTRY_COMPARE(seeds(queue, JobState::done), (QList<quint64>{1}));
        QVERIFY(queue.find(id)->is_partial);
    }

    void a_failed_job_keeps_its_error_and_can_be_tried_again()
    {
        EngineBridge engine(mock_engine_maker("step_ms=1,load_ms=1,decode_ms=1,fail=oom@2"), {});
        GenerationQueue queue(engine);
        const qint64 id = queue.add(sample_request(1));
        engine.start();
        QTRY_COMPARE(seeds(queue, JobState::failed), (QList<quint64>{1}));
        QCOMPARE(queue.find(id)->error->code, ErrorCode::out_of_memory);
        queue.retry(id);
        QTRY_COMPARE(seeds(queue, JobState::done), (QList<quint64>{1}));
        QVERIFY(!queue.find(id));
    }

    void an_engine_that_does_not_stop_is_given_up()
    {
        int made = 0;
        const EngineMaker maker = [&made](const EngineOptions& options, EventSink sink) {
            const char* script = made++ == 0 ? "step_ms=1,load_ms=1,decode_ms=1,hang=800"
                                             : "step_ms=3,load_ms=1,decode_ms=1";
            return create_mock_engine(script, options, std::move(sink));
        };
        EngineBridge engine(maker, {});
        GenerationQueue queue(engine);
        QAction action(QStringLiteral("Stop"));
        StopControl control(action, queue, engine);
        control.set_patience(50);
        QVERIFY(!action.isEnabled());
        queue.add(sample_request(1));
        queue.add(sample_request(2, 300));
        engine.start();
        QTRY_VERIFY(queue.running() && queue.running()->progress.phase == Phase::denoise);
        action.trigger();
        QCOMPARE(action.text(), QStringLiteral("Stopping…"));
        QVERIFY(!action.isEnabled());
        QTRY_VERIFY(action.isEnabled());
        QCOMPARE(action.text(), QStringLiteral("&Force"));

        QElapsedTimer timer;
        timer.start();
        action.trigger();
        QVERIFY(timer.elapsed() < 400);
        QCOMPARE(seeds(queue, JobState::cancelled), (QList<quint64>{1}));
        QCOMPARE(action.text(), QStringLiteral("Stop"));
        // The next one runs on the new engine while the old one comes to its end, whose first job
        // has the same number.
        QTRY_COMPARE_WITH_TIMEOUT(seeds(queue, JobState::done), (QList<quint64>{2}), 20000);
        QCOMPARE(seeds(queue, JobState::cancelled), (QList<quint64>{1}));
    }

    void a_lost_device_pauses_the_queue()
    {
        EngineBridge engine(mock_engine_maker("step_ms=1,load_ms=1,decode_ms=1,fail=device@1"), {});
        GenerationQueue queue(engine);
        queue.add(sample_request(1));
        queue.add(sample_request(2));
        engine.start();
        QTRY_COMPARE(seeds(queue, JobState::failed), (QList<quint64>{1}));
        QVERIFY(queue.is_paused());
        QVERIFY(queue.is_device_lost());
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{2}));
        queue.set_paused(false);
        QTRY_VERIFY(is_idle(queue));
        QVERIFY(!queue.is_device_lost());
    }

    void a_device_is_lost_until_the_engine_is_another()
    {
        EngineBridge engine(mock_engine_maker("step_ms=1,load_ms=1,decode_ms=1,fail=device@1"), {});
        GenerationQueue queue(engine);
        GenerationRequest request = sample_request(1);
        request.compute.device = "cpu";
        queue.add(request);
        engine.start();
        QTRY_VERIFY(queue.is_device_lost());
        engine.start();
        QVERIFY(!queue.is_device_lost());
        QTRY_VERIFY(engine.is_ready());

        // One that was never there can be replaced by another in the settings.
        queue.remove_ended();
        request.compute.device = "cuda:7";
        queue.add(request);
        queue.set_paused(false);
        QTRY_COMPARE(seeds(queue, JobState::failed), (QList<quint64>{1}));
        QVERIFY(!queue.is_device_lost());
    }

    void a_paused_queue_begins_nothing()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        queue.set_paused(true);
        queue.add(sample_request(1));
        QSignalSpy ready(&engine, &EngineBridge::ready);
        engine.start();
        QVERIFY(ready.wait());
        QTest::qWait(20);
        QVERIFY(!queue.running());
        queue.set_paused(false);
        QTRY_VERIFY(is_idle(queue));
    }

    void identifiers_go_on_after_a_restart()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        GenerationJob left;
        left.id = 41;
        left.request = sample_request(9);
        queue.restore({left});
        QVERIFY(queue.add(sample_request(10)) > 41);
        QCOMPARE(seeds(queue, JobState::waiting), (QList<quint64>{9, 10}));
    }

    void progress_runs_from_nothing_to_all()
    {
        EngineBridge engine(mock_engine_maker("step_ms=20"), {});
        GenerationQueue queue(engine);
        double last = 0;
        bool never_falls = true;
        connect(&queue, &GenerationQueue::job_changed, this, [&](const GenerationJob& job) {
            if (job.state != JobState::running)
                return;
            never_falls = never_falls && job.progress.fraction() >= last;
            last = job.progress.fraction();
        });
        queue.add(sample_request(1, 10));
        engine.start();
        QTRY_VERIFY(is_idle(queue));
        QVERIFY(never_falls);
        QVERIFY(last > 0.9);
    }
};

QTEST_MAIN(GenerationQueueTest)
#include "generation_queue_test.moc"
