// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace flipbook {

// What a file of tensors is, judged by names and shapes alone. Plain C++.
enum class ModelKind {
    sd15_checkpoint,  // SD 1.x: UNet with four input channels, VAE and text encoder in one file.
    sd15_inpainting,
    sd15_instruct_pix2pix,
    sd2_checkpoint,
    sdxl_checkpoint,
    sd3_checkpoint,
    flux,
    unet,  // A UNet in diffusers names by itself.
    vae,
    text_encoder,
    motion_module,  // For SD 1.5: v1, v2, v3, AnimateLCM and finetunes of them.
    sdxl_motion_module,
    hotshotxl_motion_module,
    pia,
    animatelcm_i2v,
    fancyvideo,
    cameractrl,
    motionctrl,
    sparsectrl,
    controlnet,
    ip_adapter,
    motion_lora,
    lora,
    upscaler,
    textual_inversion,
    unknown,
};

using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;

ModelKind kind_of_model(const TensorShapes& tensors);

// With its article, to be put into "… is an SDXL checkpoint".
const char* description(ModelKind kind);

}  // namespace flipbook
