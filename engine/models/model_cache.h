// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/motion_blocks.h"
#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/adapted_network.h"
#include "models/adapter_files.h"
#include "models/checkpoint.h"
#include "models/models.h"
#include "models/motion_module_files.h"
#include "models/motion_weights.h"
#include "models/packed_weights.h"

namespace flipbook {

// The files of one clip, opened and found to fit each other. No weight has been read.
struct ModelFiles {
    Checkpoint checkpoint;
    VaeSource vae;                        // The checkpoint's, or the one used instead.
    std::optional<MotionWeights> motion;  // Nothing for still frames.
    std::vector<MotionModuleFile> further_modules;
    std::vector<MotionBlocks> further_blocks;  // Where each of them is wanted.
    std::vector<AdapterUse> adapters;          // LoRAs and MotionLoRAs, in the order of merging.
    TextualInversions textual_inversions;
    std::vector<std::string> notices;  // What is to be said about these files.

    Size native_size() const;

    // Of all that is read, each once.
    std::vector<std::filesystem::path> paths() const;

    std::uint64_t weight_bytes(const Placement& placement) const;
};

// Errors: those of check_file_pairs(), Checkpoint::open(), open_vae(), open_motion(),
// check_motion_fits(), open_further_modules(), open_adapters() and open_textual_inversions().
Result<ModelFiles> open_model_files(const GenerationRequest& request);

// The networks of the latest clip, kept on their device: a network whose file and placement are
// the same again is not read again, and where adapters changed, only the weights they touch are.
// Lives on the engine thread.
class ModelCache {
public:
    // `form` is that of UNet and motion module.
    explicit ModelCache(WeightForm form = WeightForm::packed) : m_form(form) { }

    // What the new clip does not use is freed before anything is read.
    // Errors: those of load_parameters(), load_motion_module() and UNet::attach_further().
    Result<Models> load(const ModelFiles& files, const Placement& placement);

    // Bytes of weights held on `device`, without those that the first pass will read.
    std::uint64_t loaded_bytes(const at::Device& device) const;

private:
    struct Keys {
        std::string text_encoder, unet, vae, motion_module;
    };

    void drop_unused(const Keys& keys);
    Result<void> load_further(const ModelFiles& files, const Placement& placement);

    // The one way from (weights of the files, adapters with strengths) to the parameters.
    void adapt(const ModelFiles& files);

    WeightForm m_form;
    Models m_models;
    AdaptedNetwork m_adapted_unet{AdaptedPart::unet};
    AdaptedNetwork m_adapted_text_encoder{AdaptedPart::text_encoder};
    AdaptedNetwork m_adapted_motion_module{AdaptedPart::motion_module};
    std::vector<std::string> m_further_keys;  // Of its further modules.
    Keys m_keys;  // Of what m_models holds; empty where it holds nothing.
};

}  // namespace flipbook
