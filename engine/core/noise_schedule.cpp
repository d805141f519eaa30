// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/noise_schedule.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace flipbook {
namespace {

constexpr int last_timestep = training_timesteps - 1;

// `count` fp32 values from start to end as torch.linspace makes them: counted from the nearer end,
// each rounded once.
std::vector<float> linspace_fp32(double start, double end, int count)
{
    const float first = static_cast<float>(start);
    const float last = static_cast<float>(end);
    const float stride = (last - first) / static_cast<float>(count - 1);
    std::vector<float> values;
    for (int i = 0; i < count; ++i) {
        const bool first_half = i < count / 2;
        values.push_back(first_half ? std::fma(stride, static_cast<float>(i), first)
                                    : std::fma(-stride, static_cast<float>(count - 1 - i), last));
    }
    return values;
}

std::vector<float> betas_fp32(BetaSchedule betas, double start, double end)
{
    if (betas != BetaSchedule::scaled_linear)
        return linspace_fp32(start, end, training_timesteps);
    auto values = linspace_fp32(std::sqrt(start), std::sqrt(end), training_timesteps);
    for (float& value : values)
        value *= value;
    return values;
}

// torch.cumprod of fp32 on the CPU: multiplied in double, each result rounded to fp32.
std::vector<float> cumulative_alphas(const std::vector<float>& betas)
{
    double product = 1.0;
    std::vector<float> cumulative;
    for (const float beta : betas) {
        product *= 1.0F - beta;
        cumulative.push_back(static_cast<float>(product));
    }
    return cumulative;
}

// Betas whose √ᾱ are shifted and scaled so that the first stays and the last becomes 0. The
// detour over betas costs accuracy, but it is what diffusers does.
std::vector<float> rescaled_to_zero_snr(const std::vector<float>& betas)
{
    auto roots = cumulative_alphas(betas);
    for (float& root : roots)
        root = std::sqrt(root);
    const float first = roots.front();
    const float last = roots.back();
    for (float& root : roots)
        root = (root - last) * (first / (first - last));

    std::vector<float> rescaled;
    float previous = 1.0F;
    for (const float root : roots) {
        const float cumulative = root * root;
        rescaled.push_back(1.0F - cumulative / previous);
        previous = cumulative;
    }
    return rescaled;
}

// Timesteps of given sigmas, all below the true ones: diffusers' DPM-Solver++ and UniPC cut
// the fraction off after rounding errors have made 999 a little less.
double whole_timestep_below(double timestep)
{
    return std::max(0.0, std::ceil(timestep) - 1.0);
}

std::vector<double> leading_timesteps(int steps, int steps_offset)
{
    const int stride = training_timesteps / steps;
    const int offset = std::min(steps_offset, last_timestep - (steps - 1) * stride);
    std::vector<double> timesteps;
    for (int i = steps - 1; i >= 0; --i)
        timesteps.push_back(i * stride + offset);
    return timesteps;
}

// One step starts at 999, where the noise is; the rule itself leaves it undefined.
std::vector<double> linspace_timesteps(int steps)
{
    std::vector<double> timesteps{last_timestep};
    for (int i = steps - 2; i >= 0; --i)
        timesteps.push_back(static_cast<double>(last_timestep) * i / (steps - 1));
    return timesteps;
}

std::vector<double> trailing_timesteps(int steps)
{
    const double stride = static_cast<double>(training_timesteps) / steps;
    std::vector<double> timesteps;
    for (int i = 0; i < steps; ++i)
        timesteps.push_back(std::nearbyint(training_timesteps - i * stride) - 1.0);
    return timesteps;
}

// Sigmas that are chosen first, without looking at timesteps; empty for the other schedules.
std::vector<double> chosen_sigmas(const SchedulerOptions& options, const NoiseSchedule& schedule)
{
    if (options.schedule == SigmaSchedule::karras)
        return karras_sigmas(schedule.sigma_max(), schedule.sigma_min(), options.steps);
    if (options.schedule == SigmaSchedule::exponential)
        return exponential_sigmas(schedule.sigma_max(), schedule.sigma_min(), options.steps);
    return {};
}

double final_sigma(const SchedulerOptions& options, const NoiseSchedule& schedule)
{
    return options.final_sigma_is_zero ? 0.0 : schedule.sigma_min();
}

// The ends are exact, so that a step from σ(0) to σ(0) has no length.
std::vector<double> from_max_to_min(double max, double min, int steps,
                                    const std::function<double(double position)>& between)
{
    std::vector<double> sigmas{max};
    for (int i = 1; i + 1 < steps; ++i)
        sigmas.push_back(between(static_cast<double>(i) / (steps - 1)));
    if (steps > 1)
        sigmas.push_back(min);
    return sigmas;
}

// diffusers keeps the sigmas of a run in fp32.
void round_to_fp32(std::vector<double>& values)
{
    for (double& value : values)
        value = static_cast<float>(value);
}

}  // namespace

NoiseLevel level_of_alpha_cumprod(double alpha_cumprod)
{
    return {std::sqrt(alpha_cumprod), std::sqrt(1.0 - alpha_cumprod)};
}

NoiseLevel level_of_sigma(double sigma)
{
    const double signal = 1.0 / std::sqrt(1.0 + sigma * sigma);
    return {signal, sigma * signal};
}

NoiseSchedule::NoiseSchedule(BetaSchedule betas, double beta_start, double beta_end,
                             bool rescale_zero_snr)
{
    auto values = betas_fp32(betas, beta_start, beta_end);
    if (rescale_zero_snr)
        values = rescaled_to_zero_snr(values);
    for (const float alpha : cumulative_alphas(values))
        m_alphas_cumprod.push_back(alpha);

    for (double alpha : m_alphas_cumprod) {
        // diffusers' stand-in is 2⁻²⁴; the minimum keeps the sigmas increasing for any betas.
        if (alpha <= 0.0)
            alpha = std::min(std::ldexp(1.0, -24), m_alphas_cumprod[last_timestep - 1] / 2.0);
        m_sigmas.push_back(std::sqrt((1.0 - alpha) / alpha));
    }
}

NoiseSchedule::NoiseSchedule(const SchedulerOptions& options)
    : NoiseSchedule(options.betas, options.beta_start, options.beta_end, options.rescale_zero_snr)
{ }

double NoiseSchedule::alpha_cumprod(int timestep) const
{
    return m_alphas_cumprod.at(static_cast<std::size_t>(timestep));
}

double NoiseSchedule::sigma(int timestep) const
{
    return m_sigmas.at(static_cast<std::size_t>(timestep));
}

double NoiseSchedule::sigma_at(double timestep) const
{
    const int low = std::clamp(static_cast<int>(timestep), 0, last_timestep - 1);
    const double weight = timestep - low;
    return (1.0 - weight) * sigma(low) + weight * sigma(low + 1);
}

double NoiseSchedule::timestep_of(double sigma) const
{
    if (sigma <= sigma_min())
        return 0.0;
    if (sigma >= sigma_max())
        return last_timestep;
    const auto above = std::upper_bound(m_sigmas.begin(), m_sigmas.end(), sigma);
    const double high = std::log(*above);
    const double low = std::log(*(above - 1));
    const double weight = (std::log(sigma) - low) / (high - low);
    return static_cast<double>(above - m_sigmas.begin() - 1) + weight;
}

std::vector<double> spaced_timesteps(TimestepSpacing spacing, int steps, int steps_offset)
{
    if (spacing == TimestepSpacing::leading)
        return leading_timesteps(steps, steps_offset);
    if (spacing == TimestepSpacing::trailing)
        return trailing_timesteps(steps);
    return linspace_timesteps(steps);
}

std::vector<double> distilled_timesteps(int steps, int original_inference_steps)
{
    const int original =
        steps > original_inference_steps ? training_timesteps : original_inference_steps;
    const int stride = training_timesteps / original;
    const double spacing = static_cast<double>(original) / steps;
    std::vector<double> timesteps;
    for (int i = 0; i < steps; ++i)
        timesteps.push_back(stride * (original - static_cast<int>(i * spacing)) - 1);
    return timesteps;
}

std::vector<double> rounded(std::vector<double> timesteps)
{
    for (double& timestep : timesteps)
        timestep = std::nearbyint(timestep);
    return timesteps;
}

std::vector<double> karras_sigmas(double max, double min, int steps)
{
    constexpr double rho = 7.0;
    const double first = std::pow(max, 1.0 / rho);
    const double last = std::pow(min, 1.0 / rho);
    return from_max_to_min(max, min, steps, [&](double position) {
        return std::pow(first + (last - first) * position, rho);
    });
}

std::vector<double> exponential_sigmas(double max, double min, int steps)
{
    return from_max_to_min(max, min, steps,
                           [&](double position) { return max * std::pow(min / max, position); });
}

TimestepSpacing resolved_spacing(const SchedulerOptions& options, TimestepSpacing own)
{
    if (options.schedule == SigmaSchedule::sgm_uniform)
        return TimestepSpacing::trailing;
    return options.spacing == TimestepSpacing::automatic ? own : options.spacing;
}

SigmaSteps fractional_sigma_steps(const SchedulerOptions& options, const NoiseSchedule& schedule)
{
    SigmaSteps result;
    result.sigmas = chosen_sigmas(options, schedule);
    for (const double sigma : result.sigmas)
        result.timesteps.push_back(schedule.timestep_of(sigma));
    if (result.sigmas.empty()) {
        const auto spacing = resolved_spacing(options, TimestepSpacing::linspace);
        result.timesteps = spaced_timesteps(spacing, options.steps, options.steps_offset);
        for (const double timestep : result.timesteps)
            result.sigmas.push_back(schedule.sigma_at(timestep));
    }
    result.sigmas.push_back(final_sigma(options, schedule));
    round_to_fp32(result.sigmas);
    return result;
}

SigmaSteps whole_sigma_steps(const SchedulerOptions& options, const NoiseSchedule& schedule)
{
    SigmaSteps result;
    result.sigmas = chosen_sigmas(options, schedule);
    for (const double sigma : result.sigmas) {
        const double timestep = schedule.timestep_of(sigma);
        result.timesteps.push_back(options.schedule == SigmaSchedule::exponential
                                       ? whole_timestep_below(timestep)
                                       : std::nearbyint(timestep));
    }
    if (result.sigmas.empty()) {
        const auto spacing = resolved_spacing(options, TimestepSpacing::linspace);
        // A thousand steps leave no room for one more.
        const int points = spacing == TimestepSpacing::trailing
                               ? options.steps
                               : std::min(options.steps + 1, training_timesteps);
        result.timesteps = rounded(spaced_timesteps(spacing, points, options.steps_offset));
        result.timesteps.resize(static_cast<std::size_t>(options.steps));
        for (const double timestep : result.timesteps)
            result.sigmas.push_back(schedule.sigma_at(timestep));
    }
    result.sigmas.push_back(final_sigma(options, schedule));
    round_to_fp32(result.sigmas);
    return result;
}

}  // namespace flipbook
