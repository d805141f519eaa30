// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "flipbook/event.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook::cli {

enum class ProgressKind { bar, json, none };

// Error: invalid_request, listing the kinds.
Result<ProgressKind> parse_progress_kind(const std::string& text);

struct Output {
    std::filesystem::path clip;
    std::optional<std::filesystem::path> latents;  // With --save-latents.
    double seconds = 0;                            // From the start of the job.
    std::uint64_t peak_memory_bytes = 0;
};

// Tells a person or a program how the work goes and what came of it. Used by one thread.
class Progress {
public:
    virtual ~Progress() = default;
    virtual void started(int job, const GenerationRequest& request) = 0;  // job counts from 1.
    virtual void phase_started(Phase) { }
    virtual void step_completed(const StepCompleted&) { }
    virtual void training_step(const TrainingStep&) { }
    virtual void notice(const std::string& text) = 0;  // For people, one sentence.
    virtual void written(const Output& output) = 0;
    virtual void trained(const std::filesystem::path& model) = 0;

    // The last call. The sentence itself is the program's last line on stderr.
    virtual void failed(const Error&) { }
    virtual void cancelled(int /*steps_done*/) { }
    virtual void done() { }
};

// Where a Progress writes: std::cout and std::cerr, or strings in a test.
struct ProgressStreams {
    std::ostream& results;  // For programs.
    std::ostream& people;
};

std::unique_ptr<Progress> make_progress(ProgressKind kind, ProgressStreams streams);

}  // namespace flipbook::cli
