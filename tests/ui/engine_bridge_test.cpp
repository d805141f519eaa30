// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "mock_engine_maker.h"
#include "ui/engine/engine_bridge.h"

using namespace flipbook;
using namespace flipbook::ui;

class EngineBridgeTest final : public QObject {
    Q_OBJECT

    static EngineOptions with_previews()
    {
        EngineOptions options;
        options.previews = true;
        return options;
    }

private Q_SLOTS:
    void a_clip_arrives_on_this_thread()
    {
        EngineBridge bridge(mock_engine_maker(), with_previews());
        QSignalSpy ready(&bridge, &EngineBridge::ready);
        bridge.start();
        QVERIFY(!bridge.is_ready());
        QVERIFY(ready.wait());

        int steps = 0;
        bool same_thread = true;
        connect(&bridge, &EngineBridge::steps_completed, this,
                [&](JobId, const std::vector<StepCompleted>& completed) {
                    steps += static_cast<int>(completed.size());
                    same_thread = same_thread && QThread::currentThread() == thread();
                });
        QSignalSpy clips(&bridge, &EngineBridge::clip_ready);
        bridge.generate(sample_request(1, 30));
        QVERIFY(clips.wait());
        QCOMPARE(steps, 30);  // Every one, and all before the clip.
        QVERIFY(same_thread);
        const auto clip = clips.front().front().value<ClipReady>();
        QCOMPARE(clip.clip->frames.size(), std::size_t{4});
    }

    void steps_and_previews_come_at_most_20_times_a_second()
    {
        EngineBridge bridge(mock_engine_maker("step_ms=1,load_ms=1,decode_ms=1"), with_previews());
        QSignalSpy ready(&bridge, &EngineBridge::ready);
        bridge.start();
        QVERIFY(ready.wait());
        QSignalSpy steps(&bridge, &EngineBridge::steps_completed);
        QSignalSpy previews(&bridge, &EngineBridge::preview_ready);
        QSignalSpy clips(&bridge, &EngineBridge::clip_ready);
        QElapsedTimer timer;
        timer.start();
        bridge.generate(sample_request(1, 300));
        QVERIFY(clips.wait());
        // One more for the rest before the clip.
        const auto most = timer.elapsed() / 50 + 2;
        QVERIFY2(steps.count() <= most, qPrintable(QString::number(steps.count())));
        QVERIFY(previews.count() <= most);
        QVERIFY(previews.count() > 0);
    }

    void a_failure_carries_its_sentence()
    {
        EngineBridge bridge(mock_engine_maker("step_ms=1,load_ms=1,fail=oom@2"), {});
        QSignalSpy ready(&bridge, &EngineBridge::ready);
        bridge.start();
        QVERIFY(ready.wait());
        QSignalSpy failures(&bridge, &EngineBridge::job_failed);
        bridge.generate(sample_request());
        QVERIFY(failures.wait());
        const auto error = failures.front().at(1).value<Error>();
        QCOMPARE(error.code, ErrorCode::out_of_memory);
        QVERIFY(error.message.find("step 2") != std::string::npos);
    }

    void an_engine_that_cannot_start_says_why()
    {
        EngineBridge bridge(mock_engine_maker("nonsense=1"), {});
        QSignalSpy unavailable(&bridge, &EngineBridge::unavailable);
        bridge.start();
        QVERIFY(unavailable.wait());
        QVERIFY(!bridge.is_ready());
        const auto error = unavailable.front().front().value<Error>();
        QVERIFY(error.message.find("nonsense=1") != std::string::npos);
    }

    void cancelling_ends_the_job()
    {
        EngineBridge bridge(mock_engine_maker("step_ms=5"), {});
        QSignalSpy ready(&bridge, &EngineBridge::ready);
        bridge.start();
        QVERIFY(ready.wait());
        QSignalSpy cancelled(&bridge, &EngineBridge::job_cancelled);
        const JobId job = bridge.generate(sample_request(1, 1000));
        bridge.cancel(job);
        QVERIFY(cancelled.wait());
    }

    void it_can_end_in_the_middle_of_everything()
    {
        for (int wait_ms = 0; wait_ms < 20; wait_ms += 4) {
            EngineBridge bridge(mock_engine_maker("step_ms=2,load_ms=2"), with_previews());
            connect(&bridge, &EngineBridge::ready, &bridge,
                    [&bridge] { bridge.generate(sample_request(1, 100)); });
            bridge.start();
            QTest::qWait(wait_ms);
        }
    }

    void files_are_written_for_real()
    {
        const QTemporaryDir folder;
        EngineBridge bridge(mock_engine_maker(), {});
        QSignalSpy ready(&bridge, &EngineBridge::ready);
        bridge.start();
        QVERIFY(ready.wait());
        QSignalSpy clips(&bridge, &EngineBridge::clip_ready);
        bridge.generate(sample_request());
        QVERIFY(clips.wait());
        ExportRequest request;
        request.path = folder.filePath(QStringLiteral("frames")).toStdString();
        request.format = "png_frames";
        QSignalSpy written(&bridge, &EngineBridge::file_written);
        bridge.export_clip(clips.front().front().value<ClipReady>().clip, request);
        QVERIFY(written.wait());
        QCOMPARE(QDir(folder.filePath(QStringLiteral("frames")))
                     .entryList({QStringLiteral("*.png")})
                     .size(),
                 4);
    }
};

QTEST_GUILESS_MAIN(EngineBridgeTest)
#include "engine_bridge_test.moc"
