// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "diffusion/scheduler_kinds.h"
#include "diffusion/step_history.h"

namespace flipbook {
namespace {

// Zhao et al. 2023, "UniPC: A Unified Predictor-Corrector Framework", order 2, B(h) = e^h - 1
// (bh2), predicting the clean sample. Each evaluation first corrects the step that led to it,
// then predicts the next. Samples are variance preserving; λ = ln(signal / noise) = -ln σ.
class UniPcScheduler final : public SchedulerBase {
public:
    explicit UniPcScheduler(const SchedulerOptions& options) : SchedulerBase(options)
    {
        SigmaSteps steps = whole_sigma_steps(options, m_schedule);
        m_timesteps = std::move(steps.timesteps);
        m_sigmas = std::move(steps.sigmas);
    }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource&) override
    {
        m_predicted_original =
            predicted_clean(m_prediction, model_output, sample, level_of_sigma(sigma(evaluation)));
        const at::Tensor start = corrected(evaluation, sample);
        m_history.put(evaluation, m_predicted_original);
        m_starts.put(evaluation, start);
        return predicted(evaluation);
    }

private:
    double sigma(int index) const { return m_sigmas.at(static_cast<std::size_t>(index)); }
    double lambda(int index) const { return -std::log(sigma(index)); }
    double step_length(int step) const { return lambda(step + 1) - lambda(step); }

    // 1 in the first step known and in the last.
    int order(int step) const { return !is_last(step) && m_history.find(step - 1) ? 2 : 1; }

    // The part of step `step` that needs no choice of coefficients.
    at::Tensor first_order(int step) const
    {
        const NoiseLevel from = level_of_sigma(sigma(step));
        const NoiseLevel to = level_of_sigma(sigma(step + 1));
        return (to.noise / from.noise) * *m_starts.find(step)
               - to.signal * std::expm1(-step_length(step)) * *m_history.find(step);
    }

    // λ of the evaluation before the step, measured from its start in steps; negative.
    double ratio_before(int step) const
    {
        return (lambda(step - 1) - lambda(step)) / step_length(step);
    }

    at::Tensor difference_before(int step) const
    {
        return (*m_history.find(step - 1) - *m_history.find(step)) / ratio_before(step);
    }

    double scale(int step) const
    {
        return level_of_sigma(sigma(step + 1)).signal * std::expm1(-step_length(step));
    }

    at::Tensor predicted(int step) const
    {
        const at::Tensor base = first_order(step);
        // A step of no length (the last one, where it ends at σ(0) and starts there) stays.
        if (order(step) == 1)
            return base;
        return base - scale(step) * 0.5 * difference_before(step);
    }

    // The step before, from its old start, now that the clean sample at its end is known.
    at::Tensor corrected(int evaluation, const at::Tensor& sample) const
    {
        const int step = evaluation - 1;
        if (!m_starts.find(step))
            return sample;
        const at::Tensor change = m_predicted_original - *m_history.find(step);
        if (order(step) == 1)
            return first_order(step) - scale(step) * 0.5 * change;

        const double hh = -step_length(step);
        const double phi = std::expm1(hh);
        const double c1 = phi / hh - 1.0;
        const double b1 = c1 / phi;
        const double b2 = 2.0 * (c1 / hh - 0.5) / phi;
        const double rho1 = (b1 - b2) / (1.0 - ratio_before(step));
        return first_order(step)
               - scale(step) * (rho1 * difference_before(step) + (b1 - rho1) * change);
    }

    std::vector<double> m_sigmas;  // Where each step starts, and where the last one ends.
    StepHistory m_history{3};      // Predicted clean samples.
    StepHistory m_starts{2};       // Corrected samples.
};

}  // namespace

std::unique_ptr<Scheduler> make_unipc_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<UniPcScheduler>(options);
}

}  // namespace flipbook
