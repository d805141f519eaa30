// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/device.h"
#include "models/motion_module.h"
#include "models/text_encoder.h"
#include "models/textual_inversion.h"
#include "models/unet.h"
#include "models/vae.h"

namespace flipbook {

// The networks of one clip, on their device. Cheap to copy: the networks are shared. Text encoder
// and VAE have the accurate dtype of the placement.
struct Models {
    std::shared_ptr<TextEncoder> text_encoder;
    std::shared_ptr<UNet> unet;  // With the motion modules attached.
    std::shared_ptr<Vae> vae;
    std::shared_ptr<MotionModule> motion_module;  // Null for still frames.
    std::optional<MotionVersion> motion_version;
    std::vector<std::shared_ptr<MotionModule>> further_modules;  // In their order.
    Placement placement;
    TextualInversions textual_inversions;

    std::uint64_t weight_bytes() const;  // Of the networks that are there.
};

// Bytes of a network's parameters.
std::uint64_t parameter_bytes(const torch::nn::Module& network);

}  // namespace flipbook
