// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "training/denoiser_networks.h"
#include "training/model_folder.h"
#include "training/sampler.h"
#include "training/training_task.h"
#include "world/random.h"

namespace flipbook {

// How a denoiser is trained; what a config says under keys of the same names.
struct DenoiserTraining {
    ObjectiveOptions objective;    // "objective"
    double caption_dropout = 0.1;  // Share of empty captions, for guidance.
    std::int64_t frames = 1;       // Of a clip; 1 trains single images.
    std::int64_t window = 1;       // Neighbouring frames of it that most steps see.
    double whole_share = 0.3;      // Of steps that see the whole clip, for later positions.
    // Of windows that lie in the last third of the clip. Over all frames alike "moving left" says
    // as little of a place as the frame's number does, and only both together do, which is not
    // learned; at the end it says where the object is, and what remains is that it was elsewhere.
    // The same of the first third, where "shrinking" is the largest of all.
    double end_share = 0;
    double begin_share = 0;
    std::int64_t images_per_clip = 0;  // Single images besides, so that what they taught stays.
    double image_weight = 0.25;        // Of their loss; the clips' has the rest.
    SampleOptions samples;             // "samples"
    bool checkpointing = false;        // Compute layers twice to save memory.
    bool has_card = true;              // Whether what is trained is a model with a card.
    ModelCard card;                    // "card"
    std::filesystem::path source;      // Where the model's VAE is.
};
void read_options(JsonReader& config, DenoiserTraining& options);

// What the config's "objective" did not say follows from how the base was trained.
void complete_objective(const JsonReader& objective, const TrainedSchedule& schedule,
                        bool has_motion, ObjectiveOptions& options);

// Asks a UNet for the noise in latents of captioned pictures. Which parameters learn, and at which
// rate, is the maker's choice, and so are the networks.
class DenoiserTask final : public TrainingTask {
public:
    DenoiserTask(DenoiserNetworks networks, std::vector<LearningGroup> groups,
                 DenoiserTraining options, std::shared_ptr<const TrainingData> data,
                 TrainingPlace place);

    std::vector<std::string> notices() const override { return m_data->notices(); }
    std::vector<LearningGroup> groups() const override { return m_groups; }
    at::Tensor loss(const BatchShare& share) const override;
    Result<SampleSheet> samples() const override;
    Result<void> write_model() const override;

private:
    struct Batch {
        at::Tensor pictures;  // [B·F, 3, side, side], or undefined:
        at::Tensor latents;   // [B·F, C, h, w]
        std::vector<std::string> captions;
        std::vector<std::string> contexts;  // Of the further module, one a clip.
        std::int64_t frames;
        at::Tensor positions;  // [F], of the frames in their clips; undefined for images.
    };

    NetworkContext context_of(std::int64_t frames, const std::vector<std::string>& contexts,
                              ActivationObserver* observer) const;
    at::Tensor context_shares(const std::vector<std::string>& contexts, std::int64_t frames) const;
    // The frames of a window.
    std::vector<std::int64_t> draw_window(std::int64_t window, Random& random) const;
    Batch draw(std::int64_t count, std::int64_t window, Random& random) const;
    at::Tensor embeddings(const std::vector<std::string>& captions) const;
    at::Tensor batch_loss(const Batch& batch, const BatchShare& share,
                          at::Generator& generator) const;

    DenoiserNetworks m_networks;
    std::vector<LearningGroup> m_groups;
    DenoiserTraining m_options;
    std::shared_ptr<const TrainingData> m_data;
    TrainingPlace m_place;
    Objective m_objective;
};

// The VAE's, for TrainingData::prepare().
LatentEncoder latent_encoder(const std::shared_ptr<const Vae>& vae, at::Device device);

// All parameters of a network, which then learn.
LearningGroup learning_group(const std::string& prefix, torch::nn::Module& network,
                             double rate_factor = 1.0);

}  // namespace flipbook
