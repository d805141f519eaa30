// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "training/denoiser_task.h"
#include "training/training_kinds.h"

namespace flipbook {

namespace {

constexpr std::int64_t usual_frames = 16;

Result<std::unique_ptr<TrainingTask>> make_clip_task(JsonReader& config, const TrainingPlace& place,
                                                     bool base_learns)
{
    DenoiserShapes shapes;
    DenoiserTraining options;
    options.frames = usual_frames;
    std::filesystem::path start = place.model;
    double base_rate_factor = 0.2;
    read_shapes(config, shapes);
    read_options(config, options);
    config.read_path("start", start);
    if (base_learns)
        config.read("base_rate_factor", base_rate_factor, 0, 10);
    FLIPBOOK_ASSIGN(auto data, open_training_data(config, place.source({})));
    FLIPBOOK_TRY(config.outcome());

    options.source = start;
    FLIPBOOK_ASSIGN(DenoiserNetworks networks, load_denoiser(start, place.device));
    FLIPBOOK_TRY(add_motion_module(networks, start, shapes.motion_module, place));
    FLIPBOOK_TRY(data->prepare(options.frames, latent_encoder(networks.vae, place.device)));
    std::vector<LearningGroup> groups{learning_group("motion_module", *networks.motion_module)};
    if (base_learns) {
        groups.push_back(learning_group("unet", *networks.unet, base_rate_factor));
        groups.push_back(learning_group("text_encoder", *networks.text_encoder, base_rate_factor));
    }
    return std::unique_ptr<TrainingTask>(std::make_unique<DenoiserTask>(
        std::move(networks), std::move(groups), std::move(options), std::move(data), place));
}

}  // namespace

// The base learns along, for one that was trained on single frames has learnt to ignore the words
// of motion: above a frozen one 1 motion of 11 followed its word.
Result<std::unique_ptr<TrainingTask>> make_video_task(JsonReader& config,
                                                      const TrainingPlace& place)
{
    return make_clip_task(config, place, true);
}

// AnimateDiff's own recipe, for bases that know the world already.
Result<std::unique_ptr<TrainingTask>> make_motion_module_task(JsonReader& config,
                                                              const TrainingPlace& place)
{
    std::string kind = "animatediff";
    config.read("kind", kind);
    if (kind != "animatediff")
        return make_custom_module_task(config, place);
    return make_clip_task(config, place, false);
}

}  // namespace flipbook
