// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Karras et al. 2022, "Elucidating the Design Space of Diffusion-Based Generative Models",
// algorithm 2 without churn and without the correction.
class EulerScheduler final : public SigmaScheduler {
public:
    explicit EulerScheduler(const SchedulerOptions& options) : SigmaScheduler(options) { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource&) override
    {
        const double sigma = step_sigma(evaluation);
        const auto slope = (sample - clean_from(model_output, evaluation, sample)) / sigma;
        return sample + slope * (step_sigma(evaluation + 1) - sigma);
    }
};

// The same with noise: each step goes down further than needed and back up with fresh noise
// (k-diffusion, sample_euler_ancestral).
class EulerAncestralScheduler final : public SigmaScheduler {
public:
    explicit EulerAncestralScheduler(const SchedulerOptions& options) : SigmaScheduler(options) { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const double sigma = step_sigma(evaluation);
        const double next = step_sigma(evaluation + 1);
        const double up = next * std::sqrt(std::max(0.0, 1.0 - next * next / (sigma * sigma)));
        const double down = next * next / sigma;
        const auto slope = (sample - clean_from(model_output, evaluation, sample)) / sigma;
        return sample + slope * (down - sigma) + up * noise();
    }
};

}  // namespace

std::unique_ptr<Scheduler> make_euler_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<EulerScheduler>(options);
}

std::unique_ptr<Scheduler> make_euler_ancestral_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<EulerAncestralScheduler>(options);
}

}  // namespace flipbook
