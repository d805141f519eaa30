// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffusion/benchmark.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

#include "core/clip_tokenizer.h"
#include "diffusion/conditioning.h"
#include "diffusion/flop_count.h"
#include "diffusion/latent_noise.h"
#include "diffusion/latent_preview.h"
#include "diffusion/window_denoiser.h"
#include "models/device.h"
#include "models/random_models.h"

namespace flipbook {

namespace {

double seconds_of(const at::Device& device, const std::function<void()>& work)
{
    synchronize(device);
    const auto start = std::chrono::steady_clock::now();
    work();
    synchronize(device);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The best of a few runs: a ceiling is what the device can do, not what it does on average.
double best_flop_per_second(const at::Device& device, double flop,
                            const std::function<void()>& work)
{
    work();
    double best = seconds_of(device, work);
    for (int run = 0; run < 4; ++run)
        best = std::min(best, seconds_of(device, work));
    return flop / best;
}

// Shapes of SD 1.5's level of 640 channels at 256×256, eight frames in two branches.
std::map<std::string, double> measure_ceilings(const Placement& placement)
{
    const int64_t channels = 640, pixels = 16, batch = 16, rows = batch * pixels * pixels;
    const auto matrix = at::rand({rows, channels}, placement.options());
    const auto weight = at::rand({4 * channels, channels}, placement.options());
    const auto picture = at::rand({batch, channels, pixels, pixels}, placement.options())
                             .contiguous(at::MemoryFormat::ChannelsLast);
    const auto kernel = at::rand({channels, channels, 3, 3}, placement.options())
                            .contiguous(at::MemoryFormat::ChannelsLast);
    const auto product = static_cast<double>(rows * channels * channels);
    return {{"matmul", best_flop_per_second(placement.device, 8 * product,
                                            [&] { at::linear(matrix, weight); })},
            {"conv", best_flop_per_second(placement.device, 18 * product,
                                          [&] { at::conv2d(picture, kernel, {}, 1, 1); })}};
}

Spread spread_of(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const double median =
        values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back()};
}

Result<void> check(const BenchmarkRequest& request)
{
    GenerationRequest equivalent;
    equivalent.checkpoint = "random weights";
    equivalent.size = request.size;
    equivalent.frame_count = request.frame_count;
    equivalent.sampling.steps = request.steps;
    equivalent.sampling.guidance_scale = request.guidance_scale;
    return validate(equivalent);
}

double flop_of_step(const BenchmarkRequest& request, const Models& models)
{
    const auto scale = static_cast<int>(models.vae->config().scale());
    const int height = request.size.height / scale, width = request.size.width / scale;
    const UNetConfig& config = models.unet->config();
    const double per_frame = unet_flop(config, height, width, 77)
                             + motion_flop(config, false, height, width, request.frame_count);
    return per_frame * request.frame_count * (request.guidance_scale > 1.0 ? 2 : 1);
}

// Seconds of every timed step. The scheduler's own arithmetic is left out: it is below 0.1 %.
Result<std::vector<double>> time_steps(const BenchmarkRequest& request, const Models& models,
                                       const PromptEmbeddings& prompts, JobContext& job)
{
    DenoiserOptions options;
    options.guidance_scale = request.guidance_scale;
    options.context.length = request.frame_count;
    options.norm_scopes = norm_scopes(NormPolicy::official, MotionVersion::v3);
    WindowDenoiser denoiser(*models.unet, models.placement.options(), prompts, options);
    const auto scale = models.vae->config().scale();
    LatentNoise noise(1, NoiseLayout::diffusers, request.frame_count, 4,
                      request.size.height / scale, request.size.width / scale);
    const auto latents = noise.initial().to(models.placement.device);

    Evaluation evaluation;
    evaluation.steps = evaluation.count = request.steps + 1;
    std::vector<double> seconds;
    for (int step = 0; step <= request.steps; ++step) {
        evaluation.index = evaluation.step = step;
        evaluation.timestep = 999.0 - 999.0 * step / (request.steps + 1);
        const auto start = std::chrono::steady_clock::now();
        FLIPBOOK_TRY(denoiser.predict(latents, evaluation, job));
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        if (step > 0)  // The first one warms up.
            seconds.push_back(elapsed.count());
    }
    return seconds;
}

// Of a preview after each timed step, as EngineOptions::previews makes them.
double time_previews(const BenchmarkRequest& request, const Models& models)
{
    const auto scale = models.vae->config().scale();
    const auto predicted =
        at::randn({request.frame_count, 4, request.size.height / scale, request.size.width / scale},
                  models.placement.accurate_options());
    constexpr int frame_rate = 8;
    return seconds_of(models.placement.device, [&] {
        for (int step = 0; step < request.steps; ++step)
            latent_preview(predicted, frame_rate);
    });
}

}  // namespace

Result<Event> run_benchmark(const BenchmarkRequest& request, JobContext& job)
{
    FLIPBOOK_TRY(check(request));
    FLIPBOOK_ASSIGN(const Placement placement, find_placement(request.compute));
    BenchmarkReport report;
    report.request = request;
    report.device = placement.device.str();
    report.precision = c10::toString(placement.dtype);
    report.threads = at::get_num_threads();
    report.ceiling_flop_per_second = measure_ceilings(placement);

    job.phase_started(Phase::load);
    Models models;
    report.phase_seconds["build"] =
        seconds_of(placement.device, [&] { models = random_models(request.full_size, placement); });
    report.weight_bytes = models.weight_bytes();

    job.phase_started(Phase::encode);
    PromptEmbeddings prompts;
    report.phase_seconds["encode"] = seconds_of(placement.device, [&] {
        const PromptOptions prompt{"a lighthouse on a cliff, waves", "blurry"};
        prompts =
            encode_prompts(*models.text_encoder, ClipTokenizer(), prompt, request.guidance_scale)
                .value();
    });

    job.phase_started(Phase::denoise);
    FLIPBOOK_ASSIGN(const auto seconds, time_steps(request, models, prompts, job));
    report.seconds_per_step = spread_of(seconds);
    for (const double step : seconds)
        report.phase_seconds["denoise"] += step;
    report.flop_per_step = flop_of_step(request, models);
    report.flop_per_second = report.flop_per_step / report.seconds_per_step.median;

    if (request.previews)
        report.phase_seconds["preview"] = time_previews(request, models);

    job.phase_started(Phase::decode);
    const auto scale = models.vae->config().scale();
    const auto latents = at::randn({1, 4, request.size.height / scale, request.size.width / scale},
                                   placement.accurate_options());
    report.phase_seconds["decode"] =
        seconds_of(placement.device, [&] { models.vae->decode(latents); });
    report.peak_memory_bytes = peak_bytes(placement.device);
    return Event(BenchmarkReady{job.job(), std::move(report)});
}

}  // namespace flipbook
