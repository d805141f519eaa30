// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/schedule_preview.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/noise_schedule.h"

namespace flipbook {

namespace {

// How a sampler chooses its steps. The samplers themselves hold to the same functions of
// core/noise_schedule.h; a test of the engine compares both for every sampler.
enum class Steps { spaced, distilled, fractional_sigmas, whole_sigmas };

constexpr std::array<std::pair<std::string_view, Steps>, 13> samplers{{
    {"ddim", Steps::spaced},
    {"euler", Steps::fractional_sigmas},
    {"euler_a", Steps::fractional_sigmas},
    {"heun", Steps::fractional_sigmas},
    {"lms", Steps::fractional_sigmas},
    {"pndm", Steps::spaced},
    {"dpmpp_2m", Steps::whole_sigmas},
    {"dpmpp_2m_sde", Steps::whole_sigmas},
    {"dpmpp_sde", Steps::fractional_sigmas},
    {"unipc", Steps::whole_sigmas},
    {"lcm", Steps::distilled},
    {"ddpm", Steps::spaced},
    {"tcd", Steps::distilled},
}};

std::optional<Steps> steps_of(std::string_view scheduler)
{
    for (const auto& [name, steps] : samplers)
        if (name == scheduler)
            return steps;
    return std::nullopt;
}

bool knows(Steps steps, SigmaSchedule schedule)
{
    if (schedule == SigmaSchedule::normal)
        return true;
    if (schedule == SigmaSchedule::sgm_uniform)
        return steps != Steps::distilled;
    return steps == Steps::fractional_sigmas || steps == Steps::whole_sigmas;
}

std::vector<NoiseStep> at_timesteps(const std::vector<double>& timesteps,
                                    const NoiseSchedule& schedule)
{
    std::vector<NoiseStep> result;
    for (const double timestep : timesteps) {
        const int whole = static_cast<int>(timestep);
        result.push_back({timestep, schedule.sigma(whole), schedule.alpha_cumprod(whole)});
    }
    return result;
}

std::vector<NoiseStep> at_sigmas(const SigmaSteps& steps)
{
    std::vector<NoiseStep> result;
    for (std::size_t i = 0; i < steps.timesteps.size(); ++i) {
        const double sigma = steps.sigmas[i];
        result.push_back({steps.timesteps[i], sigma, 1.0 / (1.0 + sigma * sigma)});
    }
    return result;
}

}  // namespace

std::vector<std::string> known_samplers()
{
    std::vector<std::string> names;
    for (const auto& [name, steps] : samplers)
        names.emplace_back(name);
    return names;
}

std::vector<SigmaSchedule> schedules_of(const std::string& scheduler)
{
    const auto steps = steps_of(scheduler);
    std::vector<SigmaSchedule> schedules;
    for (const SigmaSchedule schedule : {SigmaSchedule::normal, SigmaSchedule::karras,
                                         SigmaSchedule::exponential, SigmaSchedule::sgm_uniform})
        if (!steps || knows(*steps, schedule))
            schedules.push_back(schedule);
    return schedules;
}

Result<std::vector<NoiseStep>> preview_schedule(const SamplingOptions& sampling,
                                                bool has_motion_module)
{
    const auto kind = steps_of(sampling.scheduler);
    if (!kind)
        return Error{ErrorCode::invalid_request,
                     "The scheduler '" + sampling.scheduler + "' is not known."};
    if (sampling.steps < 1 || sampling.steps > training_timesteps)
        return Error{ErrorCode::invalid_request, "The number of steps is "
                                                     + std::to_string(sampling.steps)
                                                     + ", but must be between 1 and 1000."};
    if (!knows(*kind, sampling.schedule))
        return Error{ErrorCode::invalid_request, "The schedule " + to_string(sampling.schedule)
                                                     + " has no meaning for the scheduler "
                                                     + sampling.scheduler + "."};

    SchedulerOptions options;
    options.steps = sampling.steps;
    options.schedule = sampling.schedule;
    options.betas = sampling.betas;
    if (options.betas == BetaSchedule::automatic)
        options.betas = has_motion_module ? BetaSchedule::linear : BetaSchedule::scaled_linear;
    const NoiseSchedule schedule(options);
    if (kind == Steps::distilled)
        return at_timesteps(distilled_timesteps(options.steps, options.original_inference_steps),
                            schedule);
    if (kind == Steps::fractional_sigmas)
        return at_sigmas(fractional_sigma_steps(options, schedule));
    if (kind == Steps::whole_sigmas)
        return at_sigmas(whole_sigma_steps(options, schedule));
    const TimestepSpacing spacing = resolved_spacing(options, TimestepSpacing::leading);
    return at_timesteps(rounded(spaced_timesteps(spacing, options.steps, options.steps_offset)),
                        schedule);
}

}  // namespace flipbook
