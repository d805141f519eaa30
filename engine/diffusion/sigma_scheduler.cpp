// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "diffusion/scheduler_kinds.h"

namespace flipbook {

SigmaScheduler::SigmaScheduler(const SchedulerOptions& options) : SchedulerBase(options)
{
    SigmaSteps sigma_steps = fractional_sigma_steps(options, m_schedule);
    m_timesteps = std::move(sigma_steps.timesteps);
    m_step_sigmas = std::move(sigma_steps.sigmas);
    m_sigmas.assign(m_step_sigmas.begin(), m_step_sigmas.end() - 1);

    const bool has_spacing = options.schedule == SigmaSchedule::normal;
    const bool is_leading = has_spacing && options.spacing == TimestepSpacing::leading;
    const double first = m_step_sigmas.front();
    m_init_noise_sigma = is_leading ? std::sqrt(first * first + 1.0) : first;
}

at::Tensor SigmaScheduler::scale_model_input(const at::Tensor& sample, int evaluation) const
{
    return sample * level_of_sigma(m_sigmas.at(static_cast<std::size_t>(evaluation))).signal;
}

void SigmaScheduler::add_second_evaluations(const std::vector<SecondEvaluation>& second)
{
    std::vector<double> timesteps;
    std::vector<double> sigmas;
    for (std::size_t step = 0; step < m_timesteps.size(); ++step) {
        timesteps.push_back(m_timesteps[step]);
        sigmas.push_back(m_sigmas[step]);
        if (step + 1 == m_timesteps.size())
            break;
        timesteps.push_back(second.at(step).timestep);
        sigmas.push_back(second.at(step).sigma);
    }
    m_timesteps = std::move(timesteps);
    m_sigmas = std::move(sigmas);
}

const at::Tensor& SigmaScheduler::clean_from(const at::Tensor& output, int evaluation,
                                             const at::Tensor& sample)
{
    const double sigma = m_sigmas.at(static_cast<std::size_t>(evaluation));
    m_predicted_original = predicted_clean(m_prediction, output, sample, {1.0, sigma});
    return m_predicted_original;
}

}  // namespace flipbook
