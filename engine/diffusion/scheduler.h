// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/scheduler_options.h"
#include "flipbook/registry.h"
#include "flipbook/result.h"

namespace flipbook {

// One normal draw of the sample's shape, on the sample's device, fp32.
using NoiseSource = std::function<at::Tensor()>;

// Walks from noise to a clean sample. One object serves one clip: it keeps the history of its
// steps. An evaluation is one call of the network; samplers of higher order make several a step.
// Samples are fp32 of any shape; all arithmetic is fp32 or better. Network outputs may have a lower
// precision. A walk may begin at the first evaluation of any step, and begin again at evaluation 0;
// multistep methods start at first order. Used by one thread.
class Scheduler {
public:
    virtual ~Scheduler() = default;

    // The timestep of every evaluation in order, 0 … 999, fractional for the sigma-space samplers.
    virtual const std::vector<double>& timesteps() const = 0;

    // The step (0 … steps-1) that an evaluation belongs to.
    virtual int step_of(int evaluation) const { return evaluation; }

    // Unit noise times this is the first sample.
    virtual double init_noise_sigma() const { return 1.0; }

    // What the network sees of `sample` at this evaluation.
    virtual at::Tensor scale_model_input(const at::Tensor& sample, int /*evaluation*/) const
    {
        return sample;
    }

    // The sample after evaluation number `evaluation` (0, 1, … in order), given the network's
    // output for scale_model_input(sample). Draws from `noise` exactly as fixtures/README.md says.
    virtual at::Tensor step(const at::Tensor& model_output, int evaluation,
                            const at::Tensor& sample, const NoiseSource& noise) = 0;

    // The clean sample predicted by the latest step(); undefined before the first.
    virtual at::Tensor predicted_original() const = 0;
};

// Makes a scheduler. Error: invalid_request, where a value is out of its range or an option makes
// no sense for this sampler ("karras" with ddim, eta with euler), naming both.
struct SchedulerEntry {
    std::string name;
    std::function<Result<std::unique_ptr<Scheduler>>(const SchedulerOptions&)> make;
};

// In the order in which they are offered.
Registry<SchedulerEntry> builtin_schedulers();

}  // namespace flipbook
