// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {
namespace {

// Zheng et al. 2024, "Trajectory Consistency Distillation", strategic stochastic sampling:
// eta (gamma in the paper) is the share of each step that is walked back with fresh noise.
class TcdScheduler final : public SchedulerBase {
public:
    explicit TcdScheduler(const SchedulerOptions& options)
        : SchedulerBase(options,
                        distilled_timesteps(options.steps, options.original_inference_steps)),
          m_eta(options.eta.value_or(0.3))
    { }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const int next = is_last(evaluation) ? 0 : timestep(evaluation + 1);
        const int target = static_cast<int>(std::floor((1.0 - m_eta) * next));
        const NoiseLevel level =
            level_of_alpha_cumprod(m_schedule.alpha_cumprod(timestep(evaluation)));
        const double target_alpha = m_schedule.alpha_cumprod(target);
        const NoiseLevel target_level = level_of_alpha_cumprod(target_alpha);

        m_predicted_original = predicted_clean(m_prediction, model_output, sample, level);
        const auto epsilon = predicted_noise(m_prediction, model_output, sample, level);
        const auto walked =
            target_level.signal * m_predicted_original + target_level.noise * epsilon;
        if (m_eta <= 0.0 || is_last(evaluation))
            return walked;

        const double kept = m_schedule.alpha_cumprod(next) / target_alpha;
        return std::sqrt(kept) * walked + std::sqrt(1.0 - kept) * noise();
    }

private:
    double m_eta;
};

}  // namespace

std::unique_ptr<Scheduler> make_tcd_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<TcdScheduler>(options);
}

}  // namespace flipbook
