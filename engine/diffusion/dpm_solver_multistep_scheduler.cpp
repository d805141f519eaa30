// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/scheduler_kinds.h"
#include "diffusion/step_history.h"

namespace flipbook {
namespace {

enum class Equation { ode, sde };

// The coefficients are fp32 and made with torch's functions, as in diffusers: long steps carry
// their last bits into the fifth decimal of the sample, and the fixtures contain them.
float torch_sqrt(float value)
{
    return at::scalar_tensor(value, at::kFloat).sqrt().item<float>();
}

float torch_log(float value)
{
    return at::scalar_tensor(value, at::kFloat).log().item<float>();
}

float torch_exp(float value)
{
    return at::scalar_tensor(value, at::kFloat).exp().item<float>();
}

// Lu et al. 2022, "DPM-Solver++: Fast Solver for Guided Sampling", algorithm 2 (2M, midpoint)
// and its form for the SDE. Samples are variance preserving; λ = ln(signal / noise) = -ln σ.
class DpmSolverMultistepScheduler final : public SchedulerBase {
public:
    DpmSolverMultistepScheduler(const SchedulerOptions& options, Equation equation)
        : SchedulerBase(options), m_equation(equation)
    {
        SigmaSteps steps = whole_sigma_steps(options, m_schedule);
        m_timesteps = std::move(steps.timesteps);
        m_sigmas = std::move(steps.sigmas);
    }

    at::Tensor step(const at::Tensor& model_output, int evaluation, const at::Tensor& sample,
                    const NoiseSource& noise) override
    {
        const Point from = point(evaluation);
        const Point to = point(evaluation + 1);
        m_predicted_original =
            predicted_clean(m_prediction, model_output, sample, {from.signal, from.noise});
        m_history.put(evaluation, m_predicted_original);

        const float h = to.lambda - from.lambda;  // Infinite at σ = 0.
        const float noise_ratio = to.noise / from.noise;
        if (m_equation == Equation::ode) {
            const float weight = to.signal * (1.0F - torch_exp(-h));
            return second_order(noise_ratio * sample + weight * m_predicted_original, evaluation, h,
                                weight);
        }
        const float fresh = 1.0F - torch_exp(-2.0F * h);
        const float weight = to.signal * fresh;
        const at::Tensor first_order =
            noise_ratio * torch_exp(-h) * sample + weight * m_predicted_original;
        return second_order(first_order, evaluation, h, weight)
               + to.noise * torch_sqrt(fresh) * noise();
    }

private:
    struct Point {
        float signal;
        float noise;
        float lambda;
    };

    Point point(int index) const
    {
        const auto sigma = static_cast<float>(this->sigma(index));
        const float signal = 1.0F / torch_sqrt(sigma * sigma + 1.0F);
        const float noise = sigma * signal;
        return {signal, noise, torch_log(signal) - torch_log(noise)};
    }

    double sigma(int index) const { return m_sigmas.at(static_cast<std::size_t>(index)); }

    // Adds what the change of the clean sample since the evaluation before says about the middle
    // of the step.
    at::Tensor second_order(const at::Tensor& first_order, int evaluation, float h,
                            float weight) const
    {
        const at::Tensor* previous = m_history.find(evaluation - 1);
        if (!previous || is_first_order_end(evaluation))
            return first_order;
        const float ratio = (point(evaluation).lambda - point(evaluation - 1).lambda) / h;
        const at::Tensor slope = (1.0F / ratio) * (m_predicted_original - *previous);
        return first_order + 0.5F * weight * slope;
    }

    // Second order is not stable in the last step to σ = 0, nor in the last of a few steps.
    bool is_first_order_end(int evaluation) const
    {
        constexpr std::size_t few_steps = 15;
        return is_last(evaluation)
               && (sigma(evaluation + 1) == 0.0 || m_timesteps.size() < few_steps);
    }

    Equation m_equation;
    std::vector<double> m_sigmas;  // Where each step starts, and where the last one ends.
    StepHistory m_history{2};
};

}  // namespace

std::unique_ptr<Scheduler> make_dpm_solver_multistep_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<DpmSolverMultistepScheduler>(options, Equation::ode);
}

std::unique_ptr<Scheduler> make_dpm_solver_multistep_sde_scheduler(const SchedulerOptions& options)
{
    return std::make_unique<DpmSolverMultistepScheduler>(options, Equation::sde);
}

}  // namespace flipbook
