// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "flipbook/request.h"

namespace flipbook {

enum class PredictionType { epsilon, v_prediction, sample };

// Which timesteps a sampler visits; `automatic` is the sampler's own choice (leading for ddim,
// linspace for euler, …). Karras and exponential sigmas, lcm and tcd do without a spacing and
// ignore it; sgm_uniform is trailing, whatever is asked here.
enum class TimestepSpacing { automatic, leading, linspace, trailing };

// The betas of a model and the settings of one run. Section 5 of animatediff.md names every term.
struct SchedulerOptions {
    int steps = 25;                             // 1 … 1000.
    BetaSchedule betas = BetaSchedule::linear;  // Never `automatic` here.
    double beta_start = 0.00085;
    double beta_end = 0.012;
    // Lin et al. 2023; has no meaning with epsilon prediction and wants trailing spacing.
    bool rescale_zero_snr = false;
    PredictionType prediction = PredictionType::epsilon;
    SigmaSchedule schedule = SigmaSchedule::normal;
    TimestepSpacing spacing = TimestepSpacing::automatic;
    int steps_offset = 1;               // Of leading spacing.
    std::optional<double> eta;          // 0 … 1, ddim (default 0) and tcd (default 0.3) only.
    int original_inference_steps = 50;  // lcm and tcd, 1 … 1000; AnimateLCM: 100.
    // Otherwise the last step ends at the noise of timestep 0. pndm and tcd always do, ddpm and lcm
    // never do.
    bool final_sigma_is_zero = true;
};

}  // namespace flipbook
