// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "flipbook/event.h"

namespace flipbook {

// Keeps every event; another thread can wait for one of a kind.
class RecordingSink {
public:
    EventSink sink()
    {
        return [content = m_content](Event event) {
            const std::lock_guard lock(content->mutex);
            content->events.push_back(std::move(event));
            content->changed.notify_all();
        };
    }

    std::vector<Event> events() const
    {
        const std::lock_guard lock(m_content->mutex);
        return m_content->events;
    }

    template <class Kind> std::vector<Kind> all() const
    {
        std::vector<Kind> found;
        for (const Event& event : events())
            if (const auto* kind = std::get_if<Kind>(&event))
                found.push_back(*kind);
        return found;
    }

    // Blocks until an event of this kind has arrived.
    template <class Kind> void wait_for() const
    {
        std::unique_lock lock(m_content->mutex);
        m_content->changed.wait(lock, [this] {
            for (const Event& event : m_content->events)
                if (std::holds_alternative<Kind>(event))
                    return true;
            return false;
        });
    }

private:
    struct Content {
        std::mutex mutex;
        std::condition_variable changed;
        std::vector<Event> events;
    };
    std::shared_ptr<Content> m_content = std::make_shared<Content>();
};

}  // namespace flipbook
