// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "diffusion/scheduler.h"
#include "flipbook/request.h"
#include "models/model_configs.h"
#include "models/motion_module.h"

namespace flipbook {

// What the user asks for and what the models were trained with, in one. A motion module comes with
// betas of its own and without zero SNR; AnimateLCM was distilled in 100 steps. A checkpoint of
// zero SNR is walked with trailing spacing, because only that begins at pure noise (Lin et al.
// 2023). Precondition: sampling.betas is not `automatic`.
SchedulerOptions scheduler_options(const SamplingOptions& sampling, const TrainedSchedule& trained,
                                   std::optional<MotionVersion> motion);

}  // namespace flipbook
