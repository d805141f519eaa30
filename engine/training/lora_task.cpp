// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "core/utf8_path.h"
#include "training/low_rank_adapter.h"
#include "training/one_file_task.h"
#include "training/training_kinds.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

// What the configs of both kinds say.
struct LowRankConfig {
    LowRankOptions adapter;
    DenoiserTraining training;
    fs::path start, motion;
    std::string name;
};

LowRankConfig read_config(JsonReader& config, const TrainingPlace& place, std::int64_t frames)
{
    LowRankConfig read;
    read.start = place.model;
    read.training.frames = frames;
    read.training.has_card = false;
    read_options(config, read.adapter);
    read_options(config, read.training);
    config.read_path("start", read.start);
    if (frames > 1)
        config.read("camera", read.name);
    config.read("name", read.name);
    if (read.name.empty() || read.name.find_first_of("/\\:") != std::string::npos)
        config.refuse("name", "a name for the file was needed, without a folder");
    return read;
}

Result<std::unique_ptr<TrainingTask>> make_task(LowRankConfig read, JsonReader& config,
                                                const TrainingPlace& place, bool has_motion)
{
    FLIPBOOK_ASSIGN(auto data, open_training_data(config, place.source(read.name)));
    FLIPBOOK_TRY(config.outcome());
    FLIPBOOK_ASSIGN(DenoiserNetworks networks,
                    load_denoiser(read.start, place.device, place.frozen_dtype));
    if (has_motion) {
        const fs::path motion = read.motion.empty() ? read.start / "motion_adapter" : read.motion;
        FLIPBOOK_TRY(load_motion_module(networks, motion, place.device, place.frozen_dtype));
    }
    FLIPBOOK_TRY(data->prepare(read.training.frames, latent_encoder(networks.vae, place.device)));
    complete_objective(config.object("objective"), networks.schedule, has_motion,
                       read.training.objective);
    torch::nn::Module& network =
        has_motion ? static_cast<torch::nn::Module&>(*networks.motion_module) : *networks.unet;
    LowRankAdapter adapter(has_motion ? "motion_module" : "unet", network, read.adapter,
                           place.seed);
    const fs::path folder = place.model / (has_motion ? "motion_loras" : "loras");
    std::vector<LearningGroup> groups{adapter.group()};
    auto denoiser = std::make_unique<DenoiserTask>(
        std::move(networks), std::move(groups), std::move(read.training), std::move(data), place);
    return std::unique_ptr<TrainingTask>(std::make_unique<OneFileTask>(
        std::move(denoiser), folder / path_from_utf8(read.name + ".safetensors"),
        [adapter = std::move(adapter)](const fs::path& file) { return adapter.write(file); }));
}

}  // namespace

Result<std::unique_ptr<TrainingTask>> make_motion_lora_task(JsonReader& config,
                                                            const TrainingPlace& place)
{
    constexpr std::int64_t usual_frames = 16;
    LowRankConfig read = read_config(config, place, usual_frames);
    config.read_path("motion", read.motion);
    return make_task(std::move(read), config, place, true);
}

Result<std::unique_ptr<TrainingTask>> make_domain_adapter_task(JsonReader& config,
                                                               const TrainingPlace& place)
{
    return make_task(read_config(config, place, 1), config, place, false);
}

}  // namespace flipbook
