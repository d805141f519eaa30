// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/clip_tokenizer.h"
#include "core/job_context.h"
#include "diffusion/memory_plan.h"
#include "diffusion/scheduler.h"
#include "flipbook/event.h"
#include "flipbook/model_catalog.h"
#include "flipbook/model_settings.h"
#include "flipbook/request.h"
#include "models/model_cache.h"

namespace flipbook {

struct PipelineOptions {
    std::uint64_t memory_limit_bytes = 0;  // 0 = what the device has.
    bool previews = false;
    bool deep_frames = false;
    std::optional<std::filesystem::path> catalog_file = {};  // As in EngineOptions.
};

// From a request to a clip, in a straight line. Owns the networks of recent requests.
// Lives and is used on the engine thread, inside c10::InferenceMode.
class Pipeline {
public:
    explicit Pipeline(PipelineOptions options);

    // The job's ClipReady. `remedies` is how many memory remedies to take at least, for another
    // attempt after the device ran out of memory; their notices except the last are not repeated.
    // `observer` hears the UNet's layers; there are no previews then, and no hashes of the files.
    Result<Event> generate(GenerationRequest request, JobContext& job, std::size_t remedies = 0,
                           ActivationObserver* observer = nullptr);

    // Pictures of latents as generate() previews or ends with, as ClipReady. Error besides those of
    // generate(): invalid_request for latents of another shape than the request's.
    Result<Event> decode(const LatentsPtr& latents, GenerationRequest request, JobContext& job,
                         std::size_t remedies = 0);

    // Frees the networks; the next clip reads them anew.
    void unload() { m_cache = ModelCache(); }

private:
    Result<MemoryPlan> plan(const GenerationRequest& request, const ModelFiles& files,
                            const Placement& placement, std::size_t remedies) const;
    Result<void> open_model_texts(const ModelFiles& files);
    const ClipTokenizer& tokenizer() const;
    Result<at::Tensor> denoise(const GenerationRequest& request, const Models& models,
                               const MemoryPlan& memory, Scheduler& scheduler,
                               ActivationObserver* observer, JobContext& job);
    Result<ClipPtr> decode_frames(const GenerationRequest& request, const Models& models,
                                  const at::Tensor& latents, const MemoryPlan& memory,
                                  JobContext& job);

    PipelineOptions m_options;
    ClipTokenizer m_clip_tokenizer;
    std::optional<ClipTokenizer> m_model_tokenizer;  // Of m_model, if it brings one.
    ModelSettings m_settings;                        // Of m_model.
    std::filesystem::path m_model;                   // Of the latest clip.
    Registry<SchedulerEntry> m_schedulers;
    ModelCache m_cache;
    ModelCatalog m_catalog;  // Of the HashJob while one runs.
};

}  // namespace flipbook
