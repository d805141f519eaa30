// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "flipbook/benchmark.h"
#include "flipbook/check.h"
#include "flipbook/clip.h"
#include "flipbook/gradient_report.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

enum class JobId : std::uint64_t {};

enum class Phase { load, encode, denoise, decode, export_file, train };

// "load", "encode", "denoise", "decode", "export", "train".
const char* phase_name(Phase phase);

struct JobStarted {
    JobId job;
};
struct PhaseStarted {
    JobId job;
    Phase phase;
};

// After every UNet pass over one context window, and (phase decode or export) after every chunk
// of frames. `window` counts from 1; `step` is done when window == windows.
struct StepCompleted {
    JobId job;
    Phase phase = Phase::denoise;
    int step = 0;  // 1 … steps.
    int steps = 0;
    int window = 1;
    int windows = 1;
    double seconds = 0;                 // Of this pass.
    double seconds_between = 0;         // Since the pass before.
    double sampler_seconds = 0;         // Of those, in the sampler,
    double preview_seconds = 0;         // and in the preview.
    std::optional<double> eta_seconds;  // To the end of the phase; absent in the first step.
    std::uint64_t device_bytes = 0;     // Allocated on the GPU; 0 on the processor.
    std::uint64_t reserved_bytes = 0;   // There, of which the allocated ones are a part.
};

// After every step of a training.
struct TrainingStep {
    JobId job;
    std::int64_t step = 0;  // 1 … steps.
    std::int64_t steps = 0;
    double loss = 0;          // Of this step.
    double loss_average = 0;  // Exponential, of about 50 steps.
    double steps_per_second = 0;
    double eta_seconds = 0;
};

// A rough moving picture of the predicted clean latents, one pixel per latent pixel.
struct PreviewReady {
    JobId job;
    ClipPtr preview;
    LatentsPtr latents;  // The predicted ones, for Engine::decode().
};

// Something the user should know while the job goes on, "Running the two guidance branches in
// turn to save memory." for instance. One sentence.
struct Notice {
    JobId job;
    std::string text;
};

// The request is complete: defaults that the model brings are filled in.
struct ClipReady {
    JobId job;
    ClipPtr clip;
    LatentsPtr latents;
    GenerationRequest request;
    double seconds = 0;
    std::uint64_t peak_memory_bytes = 0;  // Of the process so far, host and device.
};
struct FileWritten {
    JobId job;
    std::filesystem::path path;
};
struct BenchmarkReady {
    JobId job;
    BenchmarkReport report;
};
// The model's files have been written.
struct TrainingReady {
    JobId job;
    std::filesystem::path model;  // Its folder.
};
struct GradientsChecked {
    JobId job;
    GradientReport report;
};
// After every step of the clip that "activations" looks at: the rows of its report's table that
// belong to the step.
struct LayersMeasured {
    JobId job;
    int step = 0;  // 1 … steps.
    int steps = 0;
    CheckTable table;
};
struct CheckReady {
    JobId job;
    CheckReport report;
};
struct JobFailed {
    JobId job;
    Error error;
};
struct JobCancelled {
    JobId job;
    int steps_done = 0;
};

// For every job: one JobStarted at most, then any number of phases, steps, previews, notices and
// layers measured, then exactly one of ClipReady, FileWritten, BenchmarkReady, TrainingReady,
// GradientsChecked, CheckReady, JobFailed or JobCancelled.
using Event = std::variant<JobStarted, PhaseStarted, StepCompleted, TrainingStep, PreviewReady,
                           Notice, LayersMeasured, ClipReady, FileWritten, BenchmarkReady,
                           TrainingReady, GradientsChecked, CheckReady, JobFailed, JobCancelled>;

// Called on the thread that does the job. Must return promptly and must not call Engine.
using EventSink = std::function<void(Event)>;

}  // namespace flipbook
