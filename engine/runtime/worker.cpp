// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/worker.h"

#include <utility>

namespace flipbook {

Worker::Worker() : m_thread([this] { run(); }) { }

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_is_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Worker::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_all();
}

void Worker::wait_until_idle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_tasks.empty() && !m_is_busy; });
}

void Worker::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_is_stopping || !m_tasks.empty(); });
        if (m_is_stopping)
            return;
        {
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            m_is_busy = true;
            lock.unlock();
            task();
        }  // What the task held is gone before anybody hears that the worker is idle.
        lock.lock();
        m_is_busy = false;
        m_changed.notify_all();
    }
}

}  // namespace flipbook
