// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Lu et al. 2022, "DPM-Solver++", the single step solver of second order for the SDE
// (k-diffusion, sample_dpmpp_sde, with r = 1/2 and eta = 1). A step asks the network at its
// start and halfway in ln σ, and draws two independent normals instead of a Brownian tree: one
// for each half of the path. The last step is Euler's and draws nothing.
class DpmSolverSdeScheduler final : public SigmaScheduler {
public:
    explicit DpmSolverSdeScheduler(const SchedulerOptions& options) : SigmaScheduler(options)
    {
        std::vector<SecondEvaluation> middles;
        for (int step = 0; step + 1 < steps(); ++step)
            middles.push_back({m_schedule.timestep_of(middle_sigma(step)), middle_sigma(step)});
        add_second_evaluations(middles);
    }

    int step_of(int evaluation) const override { return evaluation / 2; }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const int step = step_of(evaluation);
        const double sigma = step_sigma(step);
        const double next = step_sigma(step + 1);
        const at::Tensor& clean = clean_from(model_output, evaluation, sample);
        if (step + 1 == steps())
            return sample + (sample - clean) * ((next - sigma) / sigma);

        const double middle = middle_sigma(step);
        if (evaluation % 2 == 0) {
            m_start = sample;
            m_first_noise = noise();
            return ancestral_step(sample, clean, sigma, middle, m_first_noise);
        }
        TORCH_CHECK(m_start.defined(), "dpmpp_sde: a step began with its second evaluation");
        const auto whole_noise =
            (std::sqrt(sigma - middle) * m_first_noise + std::sqrt(middle - next) * noise())
            / std::sqrt(sigma - next);
        return ancestral_step(m_start, clean, sigma, next, whole_noise);
    }

private:
    double middle_sigma(int step) const
    {
        return std::sqrt(step_sigma(step) * step_sigma(step + 1));
    }

    static at::Tensor ancestral_step(const at::Tensor& sample, const at::Tensor& clean, double from,
                                     double to, const at::Tensor& noise)
    {
        const double up = to * std::sqrt(std::max(0.0, 1.0 - to * to / (from * from)));
        const double kept = to * to / (from * from);  // σ_down / σ_from.
        return kept * sample + (1.0 - kept) * clean + up * noise;
    }

    at::Tensor m_start;
    at::Tensor m_first_noise;
};

}  // namespace

std::unique_ptr<Scheduler> make_dpm_solver_sde_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<DpmSolverSdeScheduler>(options);
}

}  // namespace flipbook
