// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "flipbook/event.h"

namespace flipbook::cli {

// The engine's events on their way from its threads to the main thread, in order.
class EventQueue {
public:
    // From any thread.
    void push(Event event);

    // The oldest event; waits for one at most `timeout`.
    std::optional<Event> pop(std::chrono::milliseconds timeout);

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Event> m_events;
};

}  // namespace flipbook::cli
