// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "runtime/worker.h"

namespace flipbook {

// Threads that compute shares of a batch side by side and share the processor's cores out among
// the operators of each: on small networks two workers with one thread do 20 to 39 % more than one
// with two, large networks want few workers. While a team lives, operators of the whole process
// keep to a worker's number of threads.
class WorkerTeam {
public:
    explicit WorkerTeam(int workers);
    ~WorkerTeam();

    int size() const { return static_cast<int>(m_workers.size()); }

    // work(0) … work(size() - 1), each on its own thread, always the same one. Returns when all
    // have ended; what the first of them threw is thrown here.
    void run(const std::function<void(int worker)>& work);

private:
    int m_threads_before;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

}  // namespace flipbook
