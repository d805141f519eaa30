// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "diffusion/scheduler_kinds.h"
#include "diffusion/step_history.h"

namespace flipbook {
namespace {

// Liu et al. 2022, "Pseudo Numerical Methods for Diffusion Models on Manifolds", as Stable
// Diffusion uses it (PLMS): no Runge-Kutta steps to warm up; the first step is tried and then
// redone with the mean of two slopes, so n steps > 1 take n + 1 evaluations.
class PndmScheduler final : public SchedulerBase {
public:
    explicit PndmScheduler(const SchedulerOptions& options)
        : SchedulerBase(
            options, rounded(spaced_timesteps(resolved_spacing(options, TimestepSpacing::leading),
                                              options.steps, options.steps_offset))),
          m_step_timesteps(m_timesteps)
    {
        if (m_timesteps.size() > 1)
            m_timesteps.insert(m_timesteps.begin() + 1, m_timesteps[1]);
    }

    int step_of(int evaluation) const override { return std::max(0, evaluation - 1); }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource&) override
    {
        // Outputs are turned into noise before they are combined: the v of different
        // timesteps do not lie in one space.
        const NoiseLevel level = level_of_alpha_cumprod(alpha(timestep(evaluation)));
        m_predicted_original = predicted_clean(m_prediction, model_output, sample, level);
        const auto epsilon = predicted_noise(m_prediction, model_output, sample, level);
        if (evaluation == 1)
            return redone_first_step(epsilon);

        m_history.put(evaluation, epsilon);
        if (evaluation == 0)
            m_first_sample = sample;
        return transferred(sample, slope(evaluation), step_of(evaluation));
    }

private:
    // ᾱ, but never 0: the transfer divides by it.
    double alpha(int timestep) const
    {
        const double sigma = m_schedule.sigma(timestep);
        return 1.0 / (1.0 + sigma * sigma);
    }

    at::Tensor redone_first_step(const at::Tensor& epsilon)
    {
        const at::Tensor* first = m_history.find(0);
        TORCH_CHECK(first, "pndm: evaluation 1 came without evaluation 0");
        return transferred(m_first_sample, (*first + epsilon) / 2.0, 0);
    }

    // Adams-Bashforth over the evaluations known, four at most; number 1 is not kept.
    at::Tensor slope(int evaluation) const
    {
        std::vector<at::Tensor> e;
        for (int earlier = evaluation; earlier >= 0 && e.size() < 4; --earlier) {
            if (earlier == 1)
                continue;
            const at::Tensor* value = m_history.find(earlier);
            if (!value)
                break;
            e.push_back(*value);
        }
        if (e.size() == 1)
            return e[0];
        if (e.size() == 2)
            return (3.0 * e[0] - e[1]) / 2.0;
        if (e.size() == 3)
            return (23.0 * e[0] - 16.0 * e[1] + 5.0 * e[2]) / 12.0;
        return (55.0 * e[0] - 59.0 * e[1] + 37.0 * e[2] - 9.0 * e[3]) / 24.0;
    }

    // Equation 9: from the start of a step to its end. The last one ends at ᾱ of timestep 0.
    at::Tensor transferred(const at::Tensor& sample, const at::Tensor& epsilon, int step) const
    {
        const auto index = static_cast<std::size_t>(step);
        const double from = alpha(static_cast<int>(m_step_timesteps.at(index)));
        const bool is_last_step = index + 1 == m_step_timesteps.size();
        const double to =
            alpha(is_last_step ? 0 : static_cast<int>(m_step_timesteps.at(index + 1)));
        const double divisor = from * std::sqrt(1.0 - to) + std::sqrt(from * (1.0 - from) * to);
        return std::sqrt(to / from) * sample - ((to - from) / divisor) * epsilon;
    }

    std::vector<double> m_step_timesteps;
    StepHistory m_history{4};
    at::Tensor m_first_sample;
};

}  // namespace

std::unique_ptr<Scheduler> make_pndm_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<PndmScheduler>(options);
}

}  // namespace flipbook
