// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include "flipbook/engine.h"

namespace flipbook {

// The engine, one clip after the other. Used by one thread.
class ClipMaker {
public:
    // Errors: as of Engine::create.
    static Result<std::unique_ptr<ClipMaker>> create(int threads);

    const Capabilities& capabilities() const { return m_engine->capabilities(); }

    // Blocks until the clip is there or failed.
    Result<ClipPtr> make(const GenerationRequest& request);

private:
    ClipMaker() = default;
    void receive(const Event& event);

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::optional<Result<ClipPtr>> m_outcome;
    std::unique_ptr<Engine> m_engine;  // Last, so that its threads end before what they use.
};

}  // namespace flipbook
