// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/worker_team.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <future>
#include <utility>

namespace flipbook {

WorkerTeam::WorkerTeam(int workers) : m_threads_before(at::get_num_threads())
{
    const int threads = std::max(1, m_threads_before / workers);
    at::set_num_threads(threads);
    for (int i = 0; i < workers; ++i)
        m_workers.push_back(std::make_unique<Worker>());
    // Both are settings of a thread.
    run([threads](int) {
        at::set_num_threads(threads);
        at::globalContext().setFlushDenormal(true);
    });
}

WorkerTeam::~WorkerTeam()
{
    m_workers.clear();
    at::set_num_threads(m_threads_before);
}

void WorkerTeam::run(const std::function<void(int worker)>& work)
{
    std::vector<std::future<void>> outcomes;
    for (int i = 0; i < size(); ++i) {
        auto task = std::make_shared<std::packaged_task<void()>>([&work, i] { work(i); });
        outcomes.push_back(task->get_future());
        m_workers[static_cast<std::size_t>(i)]->post([task] { (*task)(); });
    }
    // All must have ended before `work` may go.
    for (const std::future<void>& outcome : outcomes)
        outcome.wait();
    for (std::future<void>& outcome : outcomes)
        outcome.get();
}

}  // namespace flipbook
