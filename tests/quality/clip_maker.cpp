// SPDX-License-Identifier: GPL-3.0-or-later
#include "clip_maker.h"

#include <fstream>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "core/utf8_path.h"

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

Result<WorldOptions> world_of_model(const std::filesystem::path& model,
                                    const std::filesystem::path& sprites)
{
    const std::filesystem::path path = model / "flipbook.json";
    std::ifstream stream(path);
    if (!stream)
        return Error{ErrorCode::not_found, "\"" + path_to_utf8(path) + "\" cannot be read."};
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    WorldOptions options;
    options.sprites = sprites;
    using Field = std::pair<const char*, std::vector<std::string> WorldOptions::*>;
    for (const auto& [name, list] :
         {Field{"objects", &WorldOptions::objects}, Field{"colours", &WorldOptions::colours},
          Field{"backgrounds", &WorldOptions::backgrounds},
          Field{"motions", &WorldOptions::motions}}) {
        const bool has_words = json.is_object() && json.contains("words")
                               && json["words"].is_object() && json["words"].contains(name)
                               && json["words"][name].is_array();
        if (!has_words)
            return Error{ErrorCode::corrupt,
                         "\"" + path_to_utf8(path) + "\" has no list \"words\", \"" + name + "\"."};
        for (const auto& word : json["words"][name])
            if (word.is_string())
                (options.*list).push_back(word.get<std::string>());
    }
    return options;
}

}  // namespace flipbook
