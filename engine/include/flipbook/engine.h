// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "flipbook/benchmark.h"
#include "flipbook/capabilities.h"
#include "flipbook/check.h"
#include "flipbook/event.h"
#include "flipbook/exporter.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "flipbook/training.h"

namespace flipbook {

struct EngineOptions {
    int threads = 0;                       // For one network pass; 0 = physical cores.
    std::uint64_t memory_limit_bytes = 0;  // Plan as if only this much existed; 0 = what there is.
    bool previews = false;                 // Send PreviewReady after every step.
    bool deep_frames = false;              // Frames of clips have 16 bits a channel besides.
    // Where the hashes of model files are kept, see ModelCatalog; nothing: found anew every time.
    std::optional<std::filesystem::path> catalog_file = {};
};

// Makes clips and writes them to files, each on a thread of its own.
// Every method may be called from any thread but the sink's.
class Engine {
public:
    // Errors: device, if the tensor library cannot be started.
    static Result<std::unique_ptr<Engine>> create(EngineOptions options, EventSink sink);

    // Cancels every job and waits; each still gets its final event. The sink is silent afterwards.
    virtual ~Engine() = default;

    virtual const Capabilities& capabilities() const = 0;

    // Do not block; the outcome arrives at the sink. Jobs of one kind run in the order given.
    virtual JobId generate(GenerationRequest request) = 0;
    // What was made so far of a clip that was stopped: the VAE's pictures of a preview's latents,
    // as ClipReady. `request` is the one they come from, its size filled in or not.
    virtual JobId decode(LatentsPtr latents, GenerationRequest request) = 0;

    virtual JobId export_clip(ClipPtr clip, ExportRequest request) = 0;
    virtual JobId benchmark(BenchmarkRequest request) = 0;
    virtual JobId train(TrainingRequest request) = 0;

    // The trainer's gradients, of one of Capabilities::training_kinds or, if empty, of all.
    virtual JobId check_gradients(std::string training_kind) = 0;

    // A look inside networks; ends with CheckReady.
    virtual JobId check(CheckRequest request) = 0;

    // Does nothing if the job has ended.
    virtual void cancel(JobId job) = 0;

    // Blocks until nothing is queued or running.
    virtual void wait_until_idle() = 0;
};

}  // namespace flipbook
