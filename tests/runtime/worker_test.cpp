// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include "runtime/worker.h"

using namespace flipbook;

class WorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runs_tasks_in_the_order_they_were_posted();
    void is_idle_only_after_the_last_task_let_go_of_its_values();
    void drops_queued_tasks_when_destroyed();
};

void WorkerTest::runs_tasks_in_the_order_they_were_posted()
{
    std::vector<int> order;
    Worker worker;
    for (int i = 0; i < 100; ++i)
        worker.post([&order, i] { order.push_back(i); });
    worker.wait_until_idle();
    QCOMPARE(order.size(), std::size_t(100));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(order[static_cast<std::size_t>(i)], i);
}

void WorkerTest::is_idle_only_after_the_last_task_let_go_of_its_values()
{
    const auto value = std::make_shared<int>(1);
    Worker worker;
    worker.post([value] {});
    worker.wait_until_idle();
    QCOMPARE(value.use_count(), 1L);
}

void WorkerTest::drops_queued_tasks_when_destroyed()
{
    std::atomic<int> finished = 0;
    std::promise<void> is_running;
    std::promise<void> may_end;
    auto worker = std::make_unique<Worker>();
    worker->post([&] {
        is_running.set_value();
        may_end.get_future().wait();
        ++finished;
    });
    auto queued_value = std::make_shared<int>(0);
    for (int i = 0; i < 10; ++i)
        worker->post([&finished, queued_value] { ++finished; });
    is_running.get_future().wait();

    std::thread destroyer([&] { worker.reset(); });
    // Long enough for the destructor to raise its flag; if it were late the queued tasks would
    // run and the test would fail, never pass wrongly.
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    may_end.set_value();
    destroyer.join();
    QCOMPARE(finished.load(), 1);
    QCOMPARE(queued_value.use_count(), 1L);
}

QTEST_APPLESS_MAIN(WorkerTest)
#include "worker_test.moc"
