// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <memory>
#include <utility>

namespace flipbook::ui {

// Runs `work` on a thread of the pool, then `done` with its value on the GUI thread, unless
// `context` is gone by then. Both must be copyable. A pool of one thread keeps the order.
template <class Work, class Done>
void in_background(QObject* context, Work work, Done done,
                   QThreadPool* pool = QThreadPool::globalInstance())
{
    pool->start(
        [alive = QPointer<QObject>(context), work = std::move(work), done = std::move(done)] {
            const auto value = std::make_shared<decltype(work())>(work());
            // By way of the application, which outlives every thread of the pool.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [alive, done, value]() mutable {
                    if (alive)
                        done(std::move(*value));
                },
                Qt::QueuedConnection);
        });
}

}  // namespace flipbook::ui
