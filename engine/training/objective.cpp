// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/objective.h"

#include <cmath>

#include "core/noise_schedule.h"

namespace flipbook {

void read_options(JsonReader& reader, ObjectiveOptions& options)
{
    reader.read("prediction", options.prediction);
    if (options.prediction != "v_prediction" && options.prediction != "epsilon")
        reader.refuse("prediction", "v_prediction or epsilon was needed");
    reader.read("betas", options.betas);
    if (options.betas != "linear" && options.betas != "scaled_linear")
        reader.refuse("betas", "linear or scaled_linear was needed");
    reader.read("beta_start", options.beta_start, 1e-6, 0.5);
    reader.read("beta_end", options.beta_end, 1e-6, 0.5);
    reader.read("uniform_share", options.uniform_share, 0, 1);
    reader.read("mean", options.mean, -10, 10);
    reader.read("deviation", options.deviation, 0, 10);
    reader.read("min_snr", options.min_snr, 0, 1000);
    reader.read("difference_weight", options.difference_weight, 1e-3, 1000);
}

Objective::Objective(const ObjectiveOptions& options) : m_options(options)
{
    const NoiseSchedule schedule(options.betas == "linear" ? BetaSchedule::linear
                                                           : BetaSchedule::scaled_linear,
                                 options.beta_start, options.beta_end, false);
    m_alphas = at::empty({training_timesteps}, at::kFloat);
    for (int t = 0; t < training_timesteps; ++t)
        m_alphas[t].fill_(schedule.alpha_cumprod(t));
}

at::Tensor Objective::draw_timesteps(std::int64_t count, at::Generator& generator) const
{
    const at::Tensor choice = at::rand({count}, generator);
    const at::Tensor uniform = at::rand({count}, generator);
    const at::Tensor normal = at::randn({count}, generator);
    const at::Tensor middle = at::sigmoid(normal * m_options.deviation + m_options.mean);
    const at::Tensor place = at::where(choice < m_options.uniform_share, uniform, middle);
    return (place * training_timesteps).floor().clamp(0, training_timesteps - 1);
}

NoisyBatch Objective::question(const at::Tensor& latents, std::int64_t frames,
                               at::Generator& generator) const
{
    const std::int64_t rows = latents.size(0) / frames;
    NoisyBatch batch;
    batch.timesteps = draw_timesteps(rows, generator);
    const at::Tensor noise = at::randn(latents.sizes(), generator).to(latents.options());
    const at::Tensor alphas = m_alphas.index_select(0, batch.timesteps.to(at::kLong));
    const auto per_picture = [&](const at::Tensor& values) {
        return values.to(latents.device()).repeat_interleave(frames).view({-1, 1, 1, 1});
    };
    const at::Tensor signal = per_picture(alphas.sqrt());
    const at::Tensor spread = per_picture((1 - alphas).sqrt());
    batch.sample = signal * latents + spread * noise;
    const bool is_v = m_options.prediction == "v_prediction";
    batch.target = is_v ? signal * noise - spread * latents : noise;
    batch.weights = at::ones({rows}, at::kFloat);
    if (m_options.min_snr > 0) {
        const at::Tensor snr = alphas / (1 - alphas);
        batch.weights = snr.clamp_max(m_options.min_snr) / (is_v ? snr + 1 : snr);
    }
    batch.weights = batch.weights.to(latents.device());
    batch.frames = frames;
    return batch;
}

at::Tensor Objective::loss(const NoisyBatch& batch, const at::Tensor& answer) const
{
    at::Tensor errors =
        (answer.to(at::kFloat) - batch.target).view({batch.weights.size(0), batch.frames, -1});
    if (batch.frames > 1 && m_options.difference_weight != 1) {
        const at::Tensor shared = errors.mean(1, /*keepdim=*/true);
        errors = shared + (errors - shared) * std::sqrt(m_options.difference_weight);
    }
    return (errors.square().mean({1, 2}) * batch.weights).mean();
}

}  // namespace flipbook
