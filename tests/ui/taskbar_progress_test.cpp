// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QWidget>
#include <algorithm>

#include "mock_engine_maker.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/taskbar_progress.h"

using namespace flipbook;
using namespace flipbook::ui;

class TaskbarProgressTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_running_clip_is_followed_to_its_end()
    {
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        QWidget window;
        TaskbarProgress progress(window, queue);
        QList<TaskbarProgress::State> shown;
        progress.set_show([&shown](const TaskbarProgress::State& state) { shown << state; });

        queue.add(sample_request(1, 300));
        queue.add(sample_request(2, 3));
        engine.start();
        QTRY_VERIFY(!queue.running() && queue.waiting_count() == 0);

        QCOMPARE(shown.last(), TaskbarProgress::State{});
        int most = 0;
        int waited = 0;
        for (const TaskbarProgress::State& state : shown) {
            most = std::max(most, state.percent.value_or(0));
            waited = std::max(waited, state.waiting);
        }
        QVERIFY2(std::adjacent_find(shown.cbegin(), shown.cend()) == shown.cend(),
                 "the same was shown twice");
        QVERIFY(most > 50 && most <= 100);
        QCOMPARE(waited, 2);
    }
};

QTEST_MAIN(TaskbarProgressTest)
#include "taskbar_progress_test.moc"
