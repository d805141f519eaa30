// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "diffusion/scheduler_kinds.h"
#include "flipbook/sampler_names.h"

namespace flipbook {
namespace {

using MakeScheduler = std::unique_ptr<Scheduler> (*)(const SchedulerOptions&);

// Which options mean something to a kind of scheduler.
struct Meaning {
    std::vector<SigmaSchedule> schedules;
    bool original_inference_steps = false;
};

Error refused(std::string message)
{
    return Error{ErrorCode::invalid_request, std::move(message)};
}

Result<void> check_values(const SchedulerOptions& options)
{
    if (options.steps < 1 || options.steps > training_timesteps)
        return refused("The number of steps is " + std::to_string(options.steps)
                       + ", but must be between 1 and 1000.");
    if (options.steps_offset < 0 || options.steps_offset >= training_timesteps)
        return refused("steps_offset is " + std::to_string(options.steps_offset)
                       + ", but must be between 0 and 999.");
    if (!(options.beta_start > 0.0 && options.beta_start <= options.beta_end
          && options.beta_end < 1.0))
        return refused("The betas go from " + std::to_string(options.beta_start) + " to "
                       + std::to_string(options.beta_end)
                       + ", but must rise and lie between 0 and 1.");
    if (options.betas == BetaSchedule::automatic)
        return refused("The beta schedule is automatic, but must be linear or scaled_linear "
                       "once the model is known.");
    if (options.rescale_zero_snr && options.prediction == PredictionType::epsilon)
        return refused("rescale_zero_snr has no meaning with epsilon prediction: pure noise "
                       "does not tell the clean sample.");
    return {};
}

std::string listed(const std::vector<SigmaSchedule>& schedules)
{
    std::string names;
    for (const SigmaSchedule schedule : schedules)
        names += (names.empty() ? "" : ", ") + to_string(schedule);
    return names;
}

Result<void> check_meaning(const std::string& name, const Meaning& meaning,
                           const SchedulerOptions& options)
{
    const auto& known = meaning.schedules;
    if (std::find(known.begin(), known.end(), options.schedule) == known.end())
        return refused("The schedule " + to_string(options.schedule)
                       + " has no meaning for the scheduler " + name + ", which knows "
                       + listed(known) + ".");
    if (options.eta && !has_eta(name))
        return refused("eta has no meaning for the scheduler " + name + "; ddim and tcd know it.");
    if (options.eta && !(*options.eta >= 0.0 && *options.eta <= 1.0))
        return refused("The eta of the scheduler " + name + " is " + std::to_string(*options.eta)
                       + ", but must be between 0 and 1.");
    if (meaning.original_inference_steps
        && (options.original_inference_steps < 1
            || options.original_inference_steps > training_timesteps))
        return refused("original_inference_steps of the scheduler " + name + " is "
                       + std::to_string(options.original_inference_steps)
                       + ", but must be between 1 and 1000.");
    return {};
}

SchedulerEntry entry(const std::string& name, const Meaning& meaning, MakeScheduler make)
{
    return {name,
            [name, meaning,
             make](const SchedulerOptions& options) -> Result<std::unique_ptr<Scheduler>> {
                FLIPBOOK_TRY(check_values(options));
                FLIPBOOK_TRY(check_meaning(name, meaning, options));
                return make(options);
            }};
}

}  // namespace

Registry<SchedulerEntry> builtin_schedulers()
{
    const std::vector<SigmaSchedule> own{SigmaSchedule::normal};
    const std::vector<SigmaSchedule> spaced{SigmaSchedule::normal, SigmaSchedule::sgm_uniform};
    const std::vector<SigmaSchedule> all{SigmaSchedule::normal, SigmaSchedule::karras,
                                         SigmaSchedule::exponential, SigmaSchedule::sgm_uniform};
    const Meaning distilled{.schedules = own, .original_inference_steps = true};

    Registry<SchedulerEntry> schedulers;
    schedulers.add(entry("ddim", {.schedules = spaced}, make_ddim_scheduler));
    schedulers.add(entry("euler", {.schedules = all}, make_euler_scheduler));
    schedulers.add(entry("euler_a", {.schedules = all}, make_euler_ancestral_scheduler));
    schedulers.add(entry("heun", {.schedules = all}, make_heun_scheduler));
    schedulers.add(entry("lms", {.schedules = all}, make_lms_scheduler));
    schedulers.add(entry("pndm", {.schedules = spaced}, make_pndm_scheduler));
    schedulers.add(entry("dpmpp_2m", {.schedules = all}, make_dpm_solver_multistep_scheduler));
    schedulers.add(
        entry("dpmpp_2m_sde", {.schedules = all}, make_dpm_solver_multistep_sde_scheduler));
    schedulers.add(entry("dpmpp_sde", {.schedules = all}, make_dpm_solver_sde_scheduler));
    schedulers.add(entry("unipc", {.schedules = all}, make_unipc_scheduler));
    schedulers.add(entry("lcm", distilled, make_lcm_scheduler));
    schedulers.add(entry("ddpm", {.schedules = spaced}, make_ddpm_scheduler));
    schedulers.add(entry("tcd", distilled, make_tcd_scheduler));
    return schedulers;
}

}  // namespace flipbook
