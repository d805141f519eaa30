// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace flipbook {

// A thread that runs tasks in the order they were posted. The only class with a thread in it.
// Every method may be called from any thread but the worker's own.
class Worker {
public:
    Worker();

    // Drops what is queued, waits for what is running.
    ~Worker();

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Does not block. A task must not throw.
    void post(std::function<void()> task);

    // Blocks until nothing is queued or running.
    void wait_until_idle();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    bool m_is_busy = false;
    bool m_is_stopping = false;
    std::jthread m_thread;  // Last: starts when all else is ready, ends first.
};

}  // namespace flipbook
