// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "flipbook/mock_engine.h"
#include "ui/engine/engine_bridge.h"

namespace flipbook::ui {

// A maker of mock engines; the script as create_mock_engine() takes it.
inline EngineMaker mock_engine_maker(const std::string& script = "step_ms=1,load_ms=1,decode_ms=1")
{
    return [script](const EngineOptions& options, EventSink sink) {
        return create_mock_engine(script, options, std::move(sink));
    };
}

// A request that a mock engine takes.
inline GenerationRequest sample_request(std::uint64_t seed = 1, int steps = 3)
{
    GenerationRequest request;
    request.checkpoint = "model";
    request.size = {64, 64};
    request.frame_count = 4;
    request.sampling.seed = seed;
    request.sampling.steps = steps;
    return request;
}

}  // namespace flipbook::ui
