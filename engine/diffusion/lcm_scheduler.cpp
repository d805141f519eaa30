// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Luo et al. 2023, "Latent Consistency Models": predict the clean sample, put noise on it
// for the next timestep.
class LcmScheduler final : public SchedulerBase {
public:
    explicit LcmScheduler(const SchedulerOptions& options)
        : SchedulerBase(options,
                        distilled_timesteps(options.steps, options.original_inference_steps))
    { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const NoiseLevel level =
            level_of_alpha_cumprod(m_schedule.alpha_cumprod(timestep(evaluation)));
        const auto clean = predicted_clean(m_prediction, model_output, sample, level);

        // The boundary condition of consistency models; timesteps are scaled by 10 and the
        // data are taken to have variance 0.25.
        constexpr double data_variance = 0.25;
        const double time = 10.0 * timestep(evaluation);
        const double squared = time * time + data_variance;
        m_predicted_original =
            (time / std::sqrt(squared)) * clean + (data_variance / squared) * sample;
        if (is_last(evaluation))
            return m_predicted_original;

        const NoiseLevel next =
            level_of_alpha_cumprod(m_schedule.alpha_cumprod(timestep(evaluation + 1)));
        return next.signal * m_predicted_original + next.noise * noise();
    }
};

}  // namespace

std::unique_ptr<Scheduler> make_lcm_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<LcmScheduler>(options);
}

}  // namespace flipbook
