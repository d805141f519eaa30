// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/registry.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

enum class PredictionType { epsilon, v_prediction, sample };

// Which timesteps a sampler visits; `automatic` is the sampler's own choice (leading for ddim,
// linspace for euler, …). Karras and exponential sigmas, lcm and tcd do without a spacing and
// ignore it; sgm_uniform is trailing, whatever is asked here.
enum class TimestepSpacing { automatic, leading, linspace, trailing };

// The betas of a model and the settings of one run. Section 5 of animatediff.md names every term.
struct SchedulerOptions {
    int steps = 25;                             // 1 … 1000.
    BetaSchedule betas = BetaSchedule::linear;  // Never `automatic` here.
    double beta_start = 0.00085;
    double beta_end = 0.012;
    // Lin et al. 2023; has no meaning with epsilon prediction and wants trailing spacing.
    bool rescale_zero_snr = false;
    PredictionType prediction = PredictionType::epsilon;
    SigmaSchedule schedule = SigmaSchedule::normal;
    TimestepSpacing spacing = TimestepSpacing::automatic;
    int steps_offset = 1;               // Of leading spacing.
    std::optional<double> eta;          // 0 … 1, ddim (default 0) and tcd (default 0.3) only.
    int original_inference_steps = 50;  // lcm and tcd, 1 … 1000; AnimateLCM: 100.
    // Otherwise the last step ends at the noise of timestep 0. pndm and tcd always do, ddpm and lcm
    // never do.
    bool final_sigma_is_zero = true;
};

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
