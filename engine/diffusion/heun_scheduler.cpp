// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Karras et al. 2022, "Elucidating the Design Space of Diffusion-Based Generative Models",
// algorithm 1 without churn: a step along the mean of the slopes at its two ends. The last
// step, which ends where there is no slope, is Euler's and takes one evaluation.
class HeunScheduler final : public SigmaScheduler {
public:
    explicit HeunScheduler(const SchedulerOptions& options) : SigmaScheduler(options)
    {
        std::vector<SecondEvaluation> ends;
        for (int step = 0; step + 1 < steps(); ++step)
            ends.push_back({m_timesteps[static_cast<std::size_t>(step) + 1], step_sigma(step + 1)});
        add_second_evaluations(ends);
    }

    int step_of(int evaluation) const override { return evaluation / 2; }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource&) override
    {
        const double sigma = step_sigma(step_of(evaluation));
        const double next = step_sigma(step_of(evaluation) + 1);
        const at::Tensor& clean = clean_from(model_output, evaluation, sample);
        if (evaluation % 2 == 0) {
            m_start = sample;
            m_start_slope = (sample - clean) / sigma;
            return sample + m_start_slope * (next - sigma);
        }
        TORCH_CHECK(m_start.defined(), "heun: a step began with its second evaluation");
        const auto slope = (m_start_slope + (sample - clean) / next) / 2.0;
        return m_start + slope * (next - sigma);
    }

private:
    at::Tensor m_start;
    at::Tensor m_start_slope;
};

}  // namespace

std::unique_ptr<Scheduler> make_heun_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<HeunScheduler>(options);
}

}  // namespace flipbook
