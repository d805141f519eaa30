// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/denoiser_task.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <utility>

#include "core/prompt_chunks.h"
#include "training/initial_weights.h"
#include "training/latent_statistics.h"
#include "training/mixed_precision.h"

namespace flipbook {

namespace {

constexpr std::int64_t statistics_images = 512;

// `count` of the numbers from `begin` to `end`, each equally often, rising. They keep their
// places in the position encoding: where an object is at a frame is what words of motion say, and
// if windows began anywhere but at its first row none would be learned.
std::vector<std::int64_t> chosen_frames(std::int64_t count, std::int64_t begin, std::int64_t end,
                                        Random& random)
{
    std::vector<std::int64_t> chosen;
    for (std::int64_t frame = begin; frame < end; ++frame) {
        const std::int64_t wanted = count - static_cast<std::int64_t>(chosen.size());
        if (static_cast<std::int64_t>(random.below(static_cast<std::size_t>(end - frame))) < wanted)
            chosen.push_back(frame);
    }
    return chosen;
}

}  // namespace

void read_options(JsonReader& config, DenoiserTraining& options)
{
    JsonReader objective = config.object("objective");
    read_options(objective, options.objective);
    config.read("caption_dropout", options.caption_dropout, 0, 1);
    config.read("checkpointing", options.checkpointing);
    if (options.frames > 1) {
        config.read("frames", options.frames, 2, 256);
        options.window = options.frames;
        config.read("window", options.window, 2, options.frames);
        config.read("whole_share", options.whole_share, 0, 1);
        config.read("begin_share", options.begin_share, 0, 1);
        config.read("end_share", options.end_share, 0, 1 - options.begin_share);
        config.read("images_per_clip", options.images_per_clip, 0, 1024);
        config.read("image_weight", options.image_weight, 0, 1);
    }
    JsonReader samples = config.object("samples");
    read_options(samples, options.samples);
    if (options.has_card) {
        JsonReader card = config.object("card");
        read_options(card, options.card);
    }
}

void complete_objective(const JsonReader& objective, const TrainedSchedule& schedule,
                        bool has_motion, ObjectiveOptions& options)
{
    if (!objective.has("prediction"))
        options.prediction = schedule.prediction_type;
    // Motion modules were trained on linear betas, whatever their base was trained on.
    if (!objective.has("betas") && !has_motion)
        options.betas = schedule.beta_schedule;
    if (!objective.has("beta_start"))
        options.beta_start = schedule.beta_start;
    if (!objective.has("beta_end"))
        options.beta_end = schedule.beta_end;
}

LatentEncoder latent_encoder(const std::shared_ptr<const Vae>& vae, at::Device device)
{
    return [vae, device](const at::Tensor& pictures) {
        const at::NoGradGuard no_grad;
        // Its precision is that of the latents.
        const MixedPrecision fp32(device, at::kFloat);
        return vae->encode(pictures.to(device)).mean * vae->config().scaling_factor;
    };
}

LearningGroup learning_group(const std::string& prefix, torch::nn::Module& network,
                             double rate_factor)
{
    make_trainable(network);
    LearningGroup group{rate_factor, {}};
    for (const auto& item : network.named_parameters())
        group.parameters.emplace_back(prefix + "." + item.key(), item.value());
    return group;
}

DenoiserTask::DenoiserTask(DenoiserNetworks networks, std::vector<LearningGroup> groups,
                           DenoiserTraining options, std::shared_ptr<const TrainingData> data,
                           TrainingPlace place)
    : m_networks(std::move(networks)), m_groups(std::move(groups)), m_options(std::move(options)),
      m_data(std::move(data)), m_place(std::move(place)), m_objective(m_options.objective)
{ }

NetworkContext DenoiserTask::context_of(std::int64_t frames,
                                        const std::vector<std::string>& contexts,
                                        ActivationObserver* observer) const
{
    NetworkContext context;
    context.frame_count = frames;
    context.motion_enabled = frames > 1;
    context.observer = observer;
    context.recomputes_layers = m_options.checkpointing;
    if (m_networks.motion_module)
        context.norm_scopes =
            norm_scopes(NormPolicy::official, m_networks.motion_module->config().version);
    if (m_networks.further_module && !m_networks.further_module->contexts().empty())
        context.further.push_back({{}, {}, context_shares(contexts, frames)});
    return context;
}

// [B·F, n]: one for the context of each clip.
at::Tensor DenoiserTask::context_shares(const std::vector<std::string>& contexts,
                                        std::int64_t frames) const
{
    const auto known = m_networks.further_module->contexts();
    const auto rows = static_cast<std::int64_t>(contexts.size());
    at::Tensor shares = at::zeros({rows, static_cast<std::int64_t>(known.size())}, at::kFloat);
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto found =
            std::find(known.begin(), known.end(), contexts[static_cast<std::size_t>(row)]);
        if (found != known.end())
            shares[row][found - known.begin()] = 1.0;
    }
    return shares.repeat_interleave(frames, 0).to(m_place.device);
}

at::Tensor DenoiserTask::embeddings(const std::vector<std::string>& captions) const
{
    std::vector<std::int64_t> ids;
    for (const std::string& caption : captions) {
        const auto chunks = chunk_prompt(*m_networks.tokenizer, caption, EmphasisMode::none);
        ids.insert(ids.end(), chunks.front().ids.begin(), chunks.front().ids.end());
    }
    const auto rows = static_cast<std::int64_t>(captions.size());
    return m_networks.text_encoder->forward(
        at::tensor(ids, at::kLong).view({rows, -1}).to(m_place.device));
}

at::Tensor DenoiserTask::batch_loss(const Batch& batch, const BatchShare& share,
                                    at::Generator& generator) const
{
    const at::Tensor latents = batch.latents.defined()
                                   ? batch.latents.to(m_place.device)
                                   : latent_encoder(m_networks.vae, m_place.device)(batch.pictures);
    const NoisyBatch question = m_objective.question(latents, batch.frames, generator);
    const TextConditioning text = m_networks.unet->prepare_text(embeddings(batch.captions));
    NetworkContext context = context_of(batch.frames, batch.contexts, share.observer);
    context.positions = batch.positions;
    const at::Tensor answer =
        m_networks.unet->forward(question.sample, question.timesteps, text, context);
    return m_objective.loss(question, answer);
}

std::vector<std::int64_t> DenoiserTask::draw_window(std::int64_t window, Random& random) const
{
    constexpr std::int64_t parts = 3;
    const std::int64_t frames = m_options.frames;
    const std::int64_t part = std::max(window, frames / parts);
    const double share = m_options.begin_share + m_options.end_share > 0 ? random.uniform() : 1;
    if (share < m_options.end_share)
        return chosen_frames(window, frames - part, frames, random);
    if (share < m_options.end_share + m_options.begin_share)
        return chosen_frames(window, 0, part, random);
    return chosen_frames(window, 0, frames, random);
}

DenoiserTask::Batch DenoiserTask::draw(std::int64_t count, std::int64_t window,
                                       Random& random) const
{
    std::vector<at::Tensor> parts;
    const std::vector<std::int64_t> chosen = draw_window(window, random);
    Batch batch{{}, {}, {}, {}, window, {}};
    if (window > 1)
        batch.positions = at::tensor(chosen, at::kLong).to(m_place.device);
    bool are_latents = false;
    for (std::int64_t i = 0; i < count; ++i) {
        TrainingClip clip = window > 1 ? m_data->clip(random.next(), chosen, m_options.frames)
                                       : m_data->image(random.next());
        are_latents = clip.latents.defined();
        parts.push_back(are_latents ? std::move(clip.latents) : std::move(clip.pictures));
        const bool is_dropped = random.uniform() < m_options.caption_dropout;
        batch.captions.push_back(is_dropped ? std::string() : std::move(clip.caption));
        batch.contexts.push_back(std::move(clip.context));
    }
    (are_latents ? batch.latents : batch.pictures) = at::cat(parts);
    return batch;
}

at::Tensor DenoiserTask::loss(const BatchShare& share) const
{
    Random random(share.seed);
    auto generator = at::make_generator<at::CPUGeneratorImpl>(random.next());
    const bool is_whole = random.uniform() < m_options.whole_share;
    const std::int64_t frames = is_whole ? m_options.frames : m_options.window;
    const at::Tensor loss = batch_loss(draw(share.count, frames, random), share, generator);
    const std::int64_t images = share.count * m_options.images_per_clip;
    if (images == 0)
        return loss;
    const at::Tensor image_loss = batch_loss(draw(images, 1, random), share, generator);
    return (1 - m_options.image_weight) * loss + m_options.image_weight * image_loss;
}

Result<SampleSheet> DenoiserTask::samples() const
{
    const std::int64_t count = m_options.samples.count, frames = m_options.frames;
    std::vector<std::string> captions(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        captions.push_back(m_data->test_caption(static_cast<std::uint64_t>(i), frames > 1));
    // One context after the other, the same in both branches of guidance.
    const auto known = m_data->contexts();
    std::vector<std::string> contexts(captions.size());
    for (std::int64_t i = 0; i < 2 * count; ++i)
        contexts[static_cast<std::size_t>(i)] =
            known.empty() ? std::string()
                          : known[static_cast<std::size_t>(i % count) % known.size()];
    const VaeConfig& vae = m_networks.vae->config();
    const std::int64_t side = m_data->side() / vae.scale();
    FLIPBOOK_ASSIGN(const at::Tensor latents,
                    sample_latents(*m_networks.unet, embeddings(captions),
                                   {count * frames, vae.latent_channels, side, side},
                                   context_of(frames, contexts, nullptr), m_options.objective,
                                   m_options.samples));
    constexpr std::int64_t image_columns = 8;
    return SampleSheet{m_networks.vae->decode(latents), frames > 1 ? frames : image_columns};
}

Result<void> DenoiserTask::write_model() const
{
    FLIPBOOK_TRY(write_denoiser(m_place.model, m_options.source, m_networks, m_options.objective,
                                m_data->side()));
    ModelCard card = m_options.card;
    card.size = m_data->side();
    card.words = m_data->words();
    constexpr std::uint64_t example_count = 4;
    for (std::uint64_t i = 0; m_options.card.examples.empty() && i < example_count; ++i)
        card.examples.push_back(m_data->test_caption(i, m_options.frames > 1));
    std::erase(card.examples, "");  // Files without captions.
    if (m_data->image(0).pictures.defined())
        card.preview_factors = measure_latents(*m_networks.vae, *m_data, statistics_images,
                                               at::TensorOptions(m_place.device).dtype(at::kFloat))
                                   .preview_factors;
    return write_model_card(m_place.model, card);
}

}  // namespace flipbook
