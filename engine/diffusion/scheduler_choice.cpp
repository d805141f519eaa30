// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/scheduler_choice.h"

namespace flipbook {

namespace {

PredictionType prediction_type(const std::string& name)
{
    if (name == "v_prediction")
        return PredictionType::v_prediction;
    return name == "sample" ? PredictionType::sample : PredictionType::epsilon;
}

}  // namespace

SchedulerOptions scheduler_options(const SamplingOptions& sampling, const TrainedSchedule& trained,
                                   std::optional<MotionVersion> motion)
{
    SchedulerOptions options;
    options.steps = sampling.steps;
    options.betas = sampling.betas;
    options.schedule = sampling.schedule;
    options.eta = sampling.eta;
    options.prediction = prediction_type(sampling.prediction == Prediction::automatic
                                             ? trained.prediction_type
                                             : to_string(sampling.prediction));
    if (motion == MotionVersion::animatelcm)
        options.original_inference_steps = 100;
    if (!motion) {
        options.beta_start = trained.beta_start;
        options.beta_end = trained.beta_end;
        options.rescale_zero_snr = trained.rescale_betas_zero_snr;
        if (options.rescale_zero_snr)
            options.spacing = TimestepSpacing::trailing;
    }
    return options;
}

}  // namespace flipbook
