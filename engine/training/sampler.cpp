// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sampler.h"

#include <ATen/CPUGeneratorImpl.h>

#include <memory>

#include "diffusion/guidance.h"
#include "diffusion/scheduler.h"

namespace flipbook {

namespace {

Result<std::unique_ptr<Scheduler>> make_ddim(const ObjectiveOptions& objective, std::int64_t steps)
{
    SchedulerOptions options;
    options.steps = static_cast<int>(steps);
    options.betas =
        objective.betas == "linear" ? BetaSchedule::linear : BetaSchedule::scaled_linear;
    options.beta_start = objective.beta_start;
    options.beta_end = objective.beta_end;
    options.prediction =
        objective.prediction == "epsilon" ? PredictionType::epsilon : PredictionType::v_prediction;
    return builtin_schedulers().find("ddim")->make(options);
}

}  // namespace

void read_options(JsonReader& reader, SampleOptions& options)
{
    reader.read("count", options.count, 1, 256);
    reader.read("steps", options.steps, 1, 1000);
    reader.read("guidance_scale", options.guidance_scale, 0, 100);
}

Result<at::Tensor> sample_latents(const UNet& unet, const at::Tensor& embeddings,
                                  at::IntArrayRef shape, const NetworkContext& context,
                                  const ObjectiveOptions& objective, const SampleOptions& options)
{
    const at::NoGradGuard no_grad;
    FLIPBOOK_ASSIGN(const auto scheduler, make_ddim(objective, options.steps));
    auto generator = at::make_generator<at::CPUGeneratorImpl>(options.seed);
    const NoiseSource draw = [&] {
        return at::randn(shape, generator).to(embeddings.options().dtype(at::kFloat));
    };
    const TextConditioning text = unet.prepare_text(embeddings);
    at::Tensor latents = draw() * scheduler->init_noise_sigma();
    const auto& timesteps = scheduler->timesteps();
    for (int i = 0; i < static_cast<int>(timesteps.size()); ++i) {
        const at::Tensor input = scheduler->scale_model_input(latents, i);
        const at::Tensor times =
            at::full({embeddings.size(0)}, timesteps[static_cast<std::size_t>(i)], at::kFloat);
        const auto outputs = unet.forward(at::cat({input, input}), times, text, context).chunk(2);
        latents = scheduler->step(guided(outputs[0], outputs[1], options.guidance_scale), i,
                                  latents, draw);
    }
    return latents;
}

}  // namespace flipbook
