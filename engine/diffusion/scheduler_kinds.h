// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "core/noise_schedule.h"
#include "diffusion/prediction.h"
#include "diffusion/scheduler.h"

namespace flipbook {

// One function a kind, for the list in schedulers.cpp, which has checked the options before.
std::unique_ptr<Scheduler> make_ddim_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_euler_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_euler_ancestral_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_heun_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_lms_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_pndm_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_dpm_solver_multistep_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_dpm_solver_multistep_sde_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_dpm_solver_sde_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_unipc_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_lcm_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_ddpm_scheduler(const SchedulerOptions& options);
std::unique_ptr<Scheduler> make_tcd_scheduler(const SchedulerOptions& options);

// What all kinds hold.
class SchedulerBase : public Scheduler {
public:
    const std::vector<double>& timesteps() const override { return m_timesteps; }
    at::Tensor predicted_original() const override { return m_predicted_original; }

protected:
    SchedulerBase(const SchedulerOptions& options, std::vector<double> timesteps = {})
        : m_schedule(options), m_prediction(options.prediction), m_timesteps(std::move(timesteps))
    { }

    int timestep(int evaluation) const
    {
        return static_cast<int>(m_timesteps.at(static_cast<std::size_t>(evaluation)));
    }

    bool is_last(int evaluation) const
    {
        return evaluation + 1 >= static_cast<int>(m_timesteps.size());
    }

    NoiseSchedule m_schedule;
    PredictionType m_prediction;
    std::vector<double> m_timesteps;  // Of every evaluation.
    at::Tensor m_predicted_original;
};

// A kind whose samples are those of k-diffusion, clean + σ · noise. With linspace or trailing
// spacing, and for sigmas chosen without a spacing, it starts at σ_max times unit noise; with
// leading spacing at √(σ_max² + 1) times unit noise, as diffusers does.
class SigmaScheduler : public SchedulerBase {
public:
    double init_noise_sigma() const override { return m_init_noise_sigma; }
    at::Tensor scale_model_input(const at::Tensor& sample, int evaluation) const override;

protected:
    explicit SigmaScheduler(const SchedulerOptions& options);

    int steps() const { return static_cast<int>(m_step_sigmas.size()) - 1; }
    double step_sigma(int step) const { return m_step_sigmas.at(static_cast<std::size_t>(step)); }

    // Puts a second evaluation, at this timestep and sigma, into every step but the last.
    struct SecondEvaluation {
        double timestep;
        double sigma;
    };
    void add_second_evaluations(const std::vector<SecondEvaluation>& second);

    // The clean sample; predicted_original() from now on.
    const at::Tensor& clean_from(const at::Tensor& output, int evaluation,
                                 const at::Tensor& sample);

private:
    std::vector<double> m_step_sigmas;  // Where each step starts, and where the last one ends.
    std::vector<double> m_sigmas;       // Of every evaluation.
    double m_init_noise_sigma;
};

}  // namespace flipbook
