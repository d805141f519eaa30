// SPDX-License-Identifier: GPL-3.0-or-later
#include "clip_maker.h"

#include <utility>
#include <variant>

namespace flipbook {

Result<std::unique_ptr<ClipMaker>> ClipMaker::create(int threads)
{
    std::unique_ptr<ClipMaker> maker(new ClipMaker);
    EngineOptions options;
    options.threads = threads;
    FLIPBOOK_ASSIGN(maker->m_engine,
                    Engine::create(options, [maker = maker.get()](const Event& event) {
                        maker->receive(event);
                    }));
    return maker;
}

void ClipMaker::receive(const Event& event)
{
    std::optional<Result<ClipPtr>> outcome;
    if (const auto* ready = std::get_if<ClipReady>(&event))
        outcome = Result<ClipPtr>(ready->clip);
    else if (const auto* failed = std::get_if<JobFailed>(&event))
        outcome = Result<ClipPtr>(failed->error);
    else if (std::holds_alternative<JobCancelled>(event))
        outcome = Result<ClipPtr>(Error{ErrorCode::cancelled, "The clip was cancelled."});
    if (!outcome)
        return;
    const std::lock_guard lock(m_mutex);
    m_outcome = std::move(outcome);
    m_arrived.notify_one();
}

Result<ClipPtr> ClipMaker::make(const GenerationRequest& request)
{
    m_engine->generate(request);
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [&] { return m_outcome.has_value(); });
    Result<ClipPtr> outcome = std::move(*m_outcome);
    m_outcome.reset();
    return outcome;
}

}  // namespace flipbook
