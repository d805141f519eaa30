// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "flipbook/request.h"
#include "flipbook/result.h"
#include "models/checkpoint.h"
#include "models/models.h"
#include "models/motion_weights.h"

namespace flipbook {

// The files of one clip, opened and found to fit each other. No weight has been read.
struct ModelFiles {
    Checkpoint checkpoint;
    VaeSource vae;                        // The checkpoint's, or the one used instead.
    std::optional<MotionWeights> motion;  // Nothing for still frames.

    Size native_size() const;
    std::uint64_t weight_bytes(const Placement& placement) const;
};

// Errors: those of Checkpoint::open(), open_vae(), open_motion() and check_motion_fits().
Result<ModelFiles> open_model_files(const GenerationRequest& request);

// The networks of the latest clip, kept on their device: a network whose file and placement are
// the same again is not read again. Lives on the engine thread.
class ModelCache {
public:
    // What the new clip does not use is freed before anything is read.
    // Errors: those of load_parameters().
    Result<Models> load(const ModelFiles& files, const Placement& placement);

    // Bytes of weights held on `device`.
    std::uint64_t loaded_bytes(const at::Device& device) const;

private:
    struct Keys {
        std::string text_encoder, unet, vae, motion_module;
    };

    void drop_unused(const Keys& keys);

    Models m_models;
    Keys m_keys;  // Of what m_models holds; empty where it holds nothing.
};

}  // namespace flipbook
