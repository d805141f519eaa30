// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diffusion/scheduler.h"

namespace flipbook {

// A formula in place of the network: its epsilon for a scaled model input at a timestep.
using FormulaModel = std::function<at::Tensor(const at::Tensor& input, double timestep)>;

// That of the reference table and of the sampler fixtures.
inline at::Tensor tanh_model(const at::Tensor& input, double timestep)
{
    return at::tanh(0.3 * input) + 0.0005 * timestep;
}

struct Walk {
    std::vector<at::Tensor> samples;  // The start, then the sample after every evaluation.
    int draws = 0;
};

// From `start` (unit noise) through every evaluation.
inline Walk walk(Scheduler& scheduler, const at::Tensor& start, const FormulaModel& model,
                 const std::function<at::Tensor(int draw)>& noise)
{
    Walk result;
    result.samples.push_back(start * scheduler.init_noise_sigma());
    const auto draw = [&] { return noise(result.draws++); };
    const auto& timesteps = scheduler.timesteps();
    for (int evaluation = 0; evaluation < static_cast<int>(timesteps.size()); ++evaluation) {
        const at::Tensor sample = result.samples.back();
        const auto output = model(scheduler.scale_model_input(sample, evaluation),
                                  timesteps[static_cast<std::size_t>(evaluation)]);
        result.samples.push_back(scheduler.step(output, evaluation, sample, draw));
    }
    return result;
}

inline Result<std::unique_ptr<Scheduler>> make_scheduler(const std::string& name,
                                                         const SchedulerOptions& options)
{
    const auto schedulers = builtin_schedulers();
    const SchedulerEntry* entry = schedulers.find(name);
    if (!entry)
        return Error{ErrorCode::invalid_request, "There is no scheduler " + name + "."};
    return entry->make(options);
}

}  // namespace flipbook
