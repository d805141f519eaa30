// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "mock_engine_maker.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/escape_stop.h"

using namespace flipbook;
using namespace flipbook::ui;

class EscapeStopTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_first_press_asks_and_the_second_stops()
    {
        EngineBridge engine(mock_engine_maker("step_ms=20,load_ms=1"), {});
        GenerationQueue queue(engine);
        EscapeStop escape(queue);
        QSignalSpy asked(&escape, &EscapeStop::asked);
        escape.press();
        QCOMPARE(asked.count(), 0);  // Nothing runs.
        const qint64 id = queue.add(sample_request(1, 500));
        engine.start();
        QTRY_VERIFY(queue.running());
        escape.press();
        QCOMPARE(asked.count(), 1);
        QVERIFY(!asked[0][0].toString().isEmpty());
        QVERIFY(!queue.running()->is_stopping);
        escape.press();
        QTRY_VERIFY(queue.find(id)->state == JobState::cancelled);
    }

    void after_two_seconds_it_asks_again()
    {
        EngineBridge engine(mock_engine_maker("step_ms=20,load_ms=1"), {});
        GenerationQueue queue(engine);
        EscapeStop escape(queue);
        queue.add(sample_request(1, 500));
        engine.start();
        QTRY_VERIFY(queue.running());
        escape.press();
        QTRY_VERIFY_WITH_TIMEOUT(!escape.is_asking(), 10'000);
        escape.press();
        QVERIFY(!queue.running()->is_stopping);
        QVERIFY(escape.is_asking());
    }
};

QTEST_GUILESS_MAIN(EscapeStopTest)
#include "escape_stop_test.moc"
