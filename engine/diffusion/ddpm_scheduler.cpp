// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Ho et al. 2020, "Denoising Diffusion Probabilistic Models", equations 6 and 7, with the
// posterior's variance ("fixed small").
class DdpmScheduler final : public SchedulerBase {
public:
    explicit DdpmScheduler(const SchedulerOptions& options)
        : SchedulerBase(
            options, rounded(spaced_timesteps(resolved_spacing(options, TimestepSpacing::leading),
                                              options.steps, options.steps_offset)))
    { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const double alpha = m_schedule.alpha_cumprod(timestep(evaluation));
        const double next_alpha =
            is_last(evaluation) ? 1.0 : m_schedule.alpha_cumprod(timestep(evaluation + 1));
        const double step_alpha = alpha / next_alpha;

        m_predicted_original =
            predicted_clean(m_prediction, model_output, sample, level_of_alpha_cumprod(alpha));
        const double clean_weight = std::sqrt(next_alpha) * (1.0 - step_alpha) / (1.0 - alpha);
        const double sample_weight = std::sqrt(step_alpha) * (1.0 - next_alpha) / (1.0 - alpha);
        at::Tensor next = clean_weight * m_predicted_original + sample_weight * sample;
        if (timestep(evaluation) > 0) {
            const double variance = (1.0 - next_alpha) / (1.0 - alpha) * (1.0 - step_alpha);
            // diffusers never lets the variance be less.
            next += std::sqrt(std::max(variance, 1e-20)) * noise();
        }
        return next;
    }
};

}  // namespace

std::unique_ptr<Scheduler> make_ddpm_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<DdpmScheduler>(options);
}

}  // namespace flipbook
