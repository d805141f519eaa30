// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "training/denoiser_task.h"
#include "training/training_kinds.h"

namespace flipbook {

Result<std::unique_ptr<TrainingTask>> make_image_task(JsonReader& config,
                                                      const TrainingPlace& place)
{
    DenoiserShapes shapes;
    DenoiserTraining options;
    std::filesystem::path start;
    read_shapes(config, shapes);
    read_options(config, options);
    config.read_path("start", start);
    FLIPBOOK_ASSIGN(auto data, open_training_data(config, place.source({})));
    FLIPBOOK_TRY(config.outcome());

    options.source = start.empty() ? place.model : start;
    FLIPBOOK_ASSIGN(DenoiserNetworks networks,
                    start.empty() ? make_denoiser(place, place.model, shapes, data->vocabulary())
                                  : load_denoiser(start, place.device));
    FLIPBOOK_TRY(data->prepare(1, latent_encoder(networks.vae, place.device)));
    std::vector<LearningGroup> groups{learning_group("unet", *networks.unet),
                                      learning_group("text_encoder", *networks.text_encoder)};
    return std::unique_ptr<TrainingTask>(std::make_unique<DenoiserTask>(
        std::move(networks), std::move(groups), std::move(options), std::move(data), place));
}

}  // namespace flipbook
