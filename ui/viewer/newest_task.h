// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace flipbook::ui {

// Work on pictures away from the GUI thread, one piece at a time. While a piece is worked on, only
// the newest of further ones is kept. GUI thread; the result arrives there too, and not at all
// once this object is gone.
template <class Input, class Output> class NewestTask {
public:
    // `work` must hold everything it needs itself: it runs on another thread and may outlive all
    // else. Output is copyable.
    NewestTask(std::function<Output(const Input&)> work, std::function<void(const Output&)> done)
        : m_work(std::move(work)), m_done(std::move(done))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, &m_watcher, [this] {
            if (m_watcher.future().resultCount() > 0)
                m_done(m_watcher.result());
            if (m_waiting)
                begin(*std::exchange(m_waiting, std::nullopt));
        });
    }

    void start(Input input)
    {
        if (m_watcher.isRunning())
            m_waiting = std::move(input);
        else
            begin(std::move(input));
    }

    bool is_busy() const { return m_watcher.isRunning(); }

private:
    void begin(Input input)
    {
        const auto promise = std::make_shared<QPromise<Output>>();
        promise->start();
        m_watcher.setFuture(promise->future());
        QThreadPool::globalInstance()->start([work = m_work, promise, input = std::move(input)] {
            promise->addResult(work(input));
            promise->finish();
        });
    }

    std::function<Output(const Input&)> m_work;
    std::function<void(const Output&)> m_done;
    std::optional<Input> m_waiting;
    QFutureWatcher<Output> m_watcher;  // First to go: nothing arrives once the others are gone.
};

}  // namespace flipbook::ui
