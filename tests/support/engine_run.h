// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "flipbook/engine.h"
#include "recording_sink.h"

namespace flipbook {

// The tests' tiny model with a motion module of tests/data, fp32 on the processor, 96×96.
inline GenerationRequest tiny_request(const std::string& motion)
{
    const std::filesystem::path data = FLIPBOOK_TEST_DATA;
    GenerationRequest request;
    request.checkpoint = data / "tiny-sd15";
    request.motion.source = motion.empty() ? MotionSource::none : MotionSource::file;
    if (!motion.empty())
        request.motion.module = data / motion;
    request.prompt.positive = "a photo of a cat walking through tall grass";
    request.prompt.negative = "blurry, low quality";
    request.size = {96, 96};
    request.sampling.steps = 8;
    request.compute = {"cpu", Precision::fp32};
    return request;
}

// What came of one request in an engine of its own. One thread: the same bits on every machine
// that runs the tests, and no two processes fight for the cores.
struct EngineRun {
    explicit EngineRun(const GenerationRequest& request, EngineOptions options = {})
    {
        options.threads = options.threads == 0 ? 1 : options.threads;
        auto engine = Engine::create(options, sink.sink());
        if (!engine)
            return;
        engine.value()->generate(request);
        engine.value()->wait_until_idle();
    }

    // Null unless the clip was made.
    std::shared_ptr<const ClipReady> clip() const
    {
        const auto clips = sink.all<ClipReady>();
        return clips.empty() ? nullptr : std::make_shared<const ClipReady>(clips.front());
    }

    // The error's message; empty if there was none.
    std::string failure() const
    {
        const auto failures = sink.all<JobFailed>();
        return failures.empty() ? std::string() : failures.front().error.message;
    }

    RecordingSink sink;
};

}  // namespace flipbook
