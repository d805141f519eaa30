// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/CPUGeneratorImpl.h>

#include <utility>

#include "models/checkpoint.h"
#include "models/checkpoint_tensors.h"
#include "models/vae.h"
#include "models/weights.h"
#include "training/initial_weights.h"
#include "training/latent_statistics.h"
#include "training/model_folder.h"
#include "training/training_data.h"
#include "training/training_kinds.h"
#include "world/random.h"

namespace flipbook {

namespace {

// Factors of the terms of the loss beside the mean absolute error, which counts 1.
struct VaeLoss {
    double gradient = 0.5;     // Absolute errors of neighbouring pixels' differences.
    double square = 1.0;       // Squared errors.
    double divergence = 1e-3;  // Kullback-Leibler to the unit normal, a mean over latents.
};

constexpr std::int64_t statistics_images = 1024;
constexpr std::int64_t sample_images = 16;

at::Tensor picture_loss(const at::Tensor& decoded, const at::Tensor& pictures,
                        const VaeLoss& factors)
{
    const auto across = [](const at::Tensor& values) { return values.diff(1, 3); };
    const auto down = [](const at::Tensor& values) { return values.diff(1, 2); };
    const at::Tensor error = decoded - pictures;
    return error.abs().mean()
           + factors.gradient * (across(error).abs().mean() + down(error).abs().mean())
           + factors.square * error.square().mean();
}

at::Tensor divergence(const LatentDistribution& latents)
{
    return 0.5 * (latents.mean.square() + latents.logvar.exp() - 1 - latents.logvar).mean();
}

class VaeTask final : public TrainingTask {
public:
    VaeTask(std::shared_ptr<Vae> vae, std::shared_ptr<const TrainingData> data, VaeLoss loss,
            TrainingPlace place)
        : m_vae(std::move(vae)), m_data(std::move(data)), m_loss(loss), m_place(std::move(place))
    { }

    std::vector<LearningGroup> groups() const override
    {
        LearningGroup group;
        for (const auto& item : m_vae->named_parameters())
            if (item.value().requires_grad())
                group.parameters.emplace_back("vae." + item.key(), item.value());
        return {group};
    }

    at::Tensor loss(const BatchShare& share) const override
    {
        const at::Tensor pictures = images(share.seed, share.count);
        auto generator = at::make_generator<at::CPUGeneratorImpl>(share.seed);
        const LatentDistribution latents = m_vae->encode(pictures);
        observe(share, "encoder", latents.mean);
        const at::Tensor noise =
            at::randn(latents.mean.sizes(), generator).to(latents.mean.options());
        const at::Tensor sample = latents.mean + (0.5 * latents.logvar).exp() * noise;
        const at::Tensor decoded = m_vae->decode(sample * m_vae->config().scaling_factor);
        observe(share, "decoder", decoded);
        return picture_loss(decoded, pictures, m_loss) + m_loss.divergence * divergence(latents);
    }

    // Pictures above, what the VAE makes of them below.
    Result<SampleSheet> samples() const override
    {
        const at::Tensor pictures = images(0, sample_images);
        const at::Tensor latents = m_vae->encode(pictures).mean * m_vae->config().scaling_factor;
        return SampleSheet{at::cat({pictures, m_vae->decode(latents)}), sample_images};
    }

    Result<void> write_model() const override
    {
        const LatentStatistics statistics =
            measure_latents(*m_vae, *m_data, statistics_images, options());
        VaeConfig config = m_vae->config();
        config.scaling_factor = 1.0;
        return write_vae(m_place.model, config,
                         with_normal_latents(checkpoint_tensors(*m_vae), statistics));
    }

private:
    at::TensorOptions options() const
    {
        return at::TensorOptions(m_place.device).dtype(at::kFloat);
    }

    at::Tensor images(std::uint64_t seed, std::int64_t count) const
    {
        Random random(seed);
        std::vector<at::Tensor> pictures;
        for (std::int64_t i = 0; i < count; ++i)
            pictures.push_back(m_data->image(random.next()).pictures);
        return at::cat(pictures).to(options());
    }

    static void observe(const BatchShare& share, const char* name, const at::Tensor& activation)
    {
        if (share.observer)
            share.observer->observe(name, activation);
    }

    std::shared_ptr<Vae> m_vae;
    std::shared_ptr<const TrainingData> m_data;
    VaeLoss m_loss;
    TrainingPlace m_place;
};

void read_vae_config(JsonReader& config, VaeConfig& vae)
{
    JsonReader reader = config.object("vae");
    reader.read("block_out_channels", vae.block_out_channels);
    reader.read("layers_per_block", vae.layers_per_block, 1, 8);
    reader.read("norm_groups", vae.norm_groups, 1);
    reader.read("latent_channels", vae.latent_channels, 1, 64);
    for (const std::int64_t channels : vae.block_out_channels)
        if (channels % vae.norm_groups != 0)
            reader.refuse("block_out_channels", "multiples of norm_groups were needed");
}

void read_loss(JsonReader& config, VaeLoss& loss)
{
    JsonReader reader = config.object("loss");
    reader.read("gradient", loss.gradient, 0, 100);
    reader.read("square", loss.square, 0, 100);
    reader.read("divergence", loss.divergence, 0, 1);
}

}  // namespace

Result<std::unique_ptr<TrainingTask>> make_vae_task(JsonReader& config, const TrainingPlace& place)
{
    VaeConfig vae_config;
    vae_config.scaling_factor = 1.0;
    VaeLoss loss;
    std::filesystem::path start;
    bool decoder_only = false;
    read_vae_config(config, vae_config);
    read_loss(config, loss);
    config.read_path("start", start);
    // The latents, and what was trained on them, then stay valid.
    config.read("decoder_only", decoder_only);
    FLIPBOOK_ASSIGN(auto data, open_world_data(config));
    FLIPBOOK_TRY(config.outcome());

    const auto options = at::TensorOptions(place.device).dtype(at::kFloat);
    std::shared_ptr<Vae> vae;
    if (start.empty()) {
        vae = std::make_shared<Vae>(vae_config, options);
        set_initial_weights(*vae, place.seed);
    } else {
        FLIPBOOK_ASSIGN(const VaeSource source, open_vae(start));
        vae = std::make_shared<Vae>(source.config, options);
        FLIPBOOK_TRY(load_parameters(*vae, source.weights, "VAE"));
    }
    for (auto& item : vae->named_parameters()) {
        const bool decodes =
            item.key().starts_with("decoder.") || item.key().starts_with("post_quant_conv.");
        item.value().requires_grad_(decodes || !decoder_only);
    }
    return std::unique_ptr<TrainingTask>(
        std::make_unique<VaeTask>(std::move(vae), std::move(data), loss, place));
}

}  // namespace flipbook
