// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/scheduler_options.h"

namespace flipbook {

// Timesteps that every network here was trained with: 0 … 999.
inline constexpr int training_timesteps = 1000;

// How much noise a sample holds: sample = signal · clean + noise · unit normal.
struct NoiseLevel {
    double signal = 1.0;
    double noise = 0.0;
};

// Variance preserving levels, signal² + noise² = 1, of an ᾱ and of a k-diffusion sigma.
NoiseLevel level_of_alpha_cumprod(double alpha_cumprod);
NoiseLevel level_of_sigma(double sigma);

// The noise of each training timestep. ᾱ and σ are those of diffusers, which works in fp32: every
// stage is rounded to fp32, so that the values do not depend on the machine. Immutable.
class NoiseSchedule {
public:
    // beta_start and beta_end lie between 0 and 1; `betas` is not `automatic`. With
    // rescale_zero_snr the last ᾱ is 0 (Lin et al. 2023, "Common Diffusion Noise Schedules and
    // Sample Steps are Flawed", algorithm 1).
    NoiseSchedule(BetaSchedule betas, double beta_start, double beta_end, bool rescale_zero_snr);
    explicit NoiseSchedule(const SchedulerOptions& options);

    // ᾱ, the product of 1 - β up to and including this timestep, 0 … 999.
    double alpha_cumprod(int timestep) const;

    // √((1-ᾱ)/ᾱ), increasing with the timestep and always finite: where ᾱ is 0 a tiny ᾱ stands in.
    double sigma(int timestep) const;

    // The sigma of a fractional timestep, linear between its neighbours.
    double sigma_at(double timestep) const;

    // The timestep of a sigma, ln σ being linear between timesteps; 0 and 999 beyond the ends.
    double timestep_of(double sigma) const;

    double sigma_min() const { return m_sigmas.front(); }
    double sigma_max() const { return m_sigmas.back(); }

private:
    std::vector<double> m_alphas_cumprod;
    std::vector<double> m_sigmas;
};

// Descending timesteps in 0 … 999, all of them different; steps is
// 1 … 1000, spacing not `automatic`. Only linspace gives fractions. A steps_offset that would
// lead beyond 999 is reduced.
std::vector<double> spaced_timesteps(TimestepSpacing spacing, int steps, int steps_offset);

// The timesteps of LCM and TCD, a part of those the network was distilled on: every
// (1000 / original_inference_steps)-th. More steps than those are spread over all 1000.
std::vector<double> distilled_timesteps(int steps, int original_inference_steps);

// The nearest whole numbers, halves to the even neighbour as numpy rounds.
std::vector<double> rounded(std::vector<double> timesteps);

// `steps` descending sigmas from max to min; a single one is max. Karras et al. 2022,
// "Elucidating the Design Space", equation 5 with rho 7; and evenly spaced logarithms.
std::vector<double> karras_sigmas(double max, double min, int steps);
std::vector<double> exponential_sigmas(double max, double min, int steps);

// The spacing that the options come to: sgm_uniform is trailing, `automatic` is `own`.
TimestepSpacing resolved_spacing(const SchedulerOptions& options, TimestepSpacing own);

// The steps of a sampler that works on sigmas. sigmas has one entry more than timesteps: the
// last is where the last step ends, 0 or σ(0). Sigmas are rounded to fp32.
struct SigmaSteps {
    std::vector<double> timesteps;
    std::vector<double> sigmas;
};

// Of Euler and its relatives: fractional timesteps, linspace unless told otherwise.
SigmaSteps fractional_sigma_steps(const SchedulerOptions& options, const NoiseSchedule& schedule);

// Of DPM-Solver++ and UniPC: whole timesteps; linspace (their own) and leading are taken of one
// step more than asked for, whose last is left out.
SigmaSteps whole_sigma_steps(const SchedulerOptions& options, const NoiseSchedule& schedule);

}  // namespace flipbook
