// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "flipbook/result.h"
#include "models/network_context.h"

namespace flipbook {

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

// Parameters that learn at one rate. Names are unique within a task: "unet.conv_in.weight".
struct LearningGroup {
    double rate_factor = 1.0;  // Times the rate of the step.
    NamedTensors parameters;   // fp32.
};

// What one worker computes at a time: a part of the batch of one step. Everything random about it
// comes from the seed, so a run that goes on later draws what an unbroken one would have drawn.
struct BatchShare {
    std::uint64_t seed = 0;
    std::int64_t count = 1;                  // Pictures or clips.
    ActivationObserver* observer = nullptr;  // Hears the layers, to find the first with NaN.
};

// Pictures to look at, one beside the other.
struct SampleSheet {
    at::Tensor pictures;  // [n, 3, h, w], -1 … 1.
    std::int64_t columns = 1;
};

// What is learnt in one run: networks, data, and what is minimised. It knows nothing of steps,
// optimisers and files of the run, which are the trainer's.
class TrainingTask {
public:
    virtual ~TrainingTask() = default;

    // Tells runs of one kind in one model's folder apart: the name of what is made, or empty.
    virtual std::string run_name() const { return {}; }

    // What a person should know before it begins, each one sentence.
    virtual std::vector<std::string> notices() const { return {}; }

    // Shared with the networks: writing into them sets the weights.
    virtual std::vector<LearningGroup> groups() const = 0;

    // The mean loss of a share, a scalar with its autograd history. Called by several threads at
    // a time.
    virtual at::Tensor loss(const BatchShare& share) const = 0;

    // Both are called with the averaged weights in place, outside grad mode.
    virtual Result<SampleSheet> samples() const = 0;

    // Writes what was learnt into the folder of the model, each file replaced at once.
    virtual Result<void> write_model() const = 0;
};

}  // namespace flipbook
