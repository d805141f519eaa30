// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "flipbook/engine.h"
#include "world/world.h"

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

// The words of a model, from the "words" of its flipbook.json, for a world of the same words.
// `sprites` is passed on. Errors: not_found, corrupt, naming the file and the field.
Result<WorldOptions> world_of_model(const std::filesystem::path& model,
                                    const std::filesystem::path& sprites);

}  // namespace flipbook
