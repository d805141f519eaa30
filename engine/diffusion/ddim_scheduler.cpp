// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Song et al. 2020, "Denoising Diffusion Implicit Models", equation 12. Nothing is clipped:
// latents are not confined to -1 … 1.
class DdimScheduler final : public SchedulerBase {
public:
    explicit DdimScheduler(const SchedulerOptions& options)
        : SchedulerBase(
            options, rounded(spaced_timesteps(resolved_spacing(options, TimestepSpacing::leading),
                                              options.steps, options.steps_offset))),
          m_stride(training_timesteps / options.steps), m_eta(options.eta.value_or(0.0)),
          m_final_alpha(options.final_sigma_is_zero ? 1.0 : m_schedule.alpha_cumprod(0))
    { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const double alpha = m_schedule.alpha_cumprod(timestep(evaluation));
        const double next_alpha = alpha_after(evaluation);
        const double variance = (1.0 - next_alpha) / (1.0 - alpha) * (1.0 - alpha / next_alpha);
        const double deviation = m_eta * std::sqrt(std::max(0.0, variance));

        const NoiseLevel level = level_of_alpha_cumprod(alpha);
        m_predicted_original = predicted_clean(m_prediction, model_output, sample, level);
        const auto epsilon = predicted_noise(m_prediction, model_output, sample, level);
        const double direction = std::sqrt(std::max(0.0, 1.0 - next_alpha - deviation * deviation));
        at::Tensor next = std::sqrt(next_alpha) * m_predicted_original + direction * epsilon;
        if (m_eta > 0.0)
            next += deviation * noise();
        return next;
    }

private:
    // The step is always 1000 / n long, whatever the spacing: the definition in diffusers.
    double alpha_after(int evaluation) const
    {
        const int next = timestep(evaluation) - m_stride;
        return next >= 0 ? m_schedule.alpha_cumprod(next) : m_final_alpha;
    }

    int m_stride;
    double m_eta;
    double m_final_alpha;
};

}  // namespace

std::unique_ptr<Scheduler> make_ddim_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<DdimScheduler>(options);
}

}  // namespace flipbook
