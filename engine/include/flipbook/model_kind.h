// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace flipbook {

// What a model file is, judged by the names and shapes of its tensors.
enum class ModelKind {
    sd15_checkpoint,  // SD 1.x: UNet with four input channels, VAE and text encoder in one file.
    sd15_inpainting,
    sd15_instruct_pix2pix,
    sd2_checkpoint,
    sdxl_checkpoint,
    sd3_checkpoint,
    flux,
    stable_cascade,
    pixart,
    aura_flow,
    stable_video_diffusion,
    wan_video,
    hunyuan_video,
    ltx_video,
    unet,  // A UNet of SD 1.5's build by itself.
    vae,
    preview_decoder,
    text_encoder,
    t5_text_encoder,
    image_encoder,
    motion_module,  // For SD 1.5: v1, v2, v3, AnimateLCM and finetunes of them.
    sdxl_motion_module,
    hotshotxl_motion_module,
    pia,
    animatelcm_i2v,
    fancyvideo,
    custom_motion_module,  // Attached besides another: Flipbook's own format, and scripts.
    cameractrl,
    motionctrl,
    sparsectrl,
    controlnet,
    ip_adapter,
    motion_lora,
    domain_adapter,  // The LoRA that belongs to the v3 motion module.
    lora,
    textual_inversion,
    upscaler,
    unknown,
};

// The models that a file belongs to.
enum class ModelBase { sd15, sd2, sdxl, sd3, flux, other, unknown };

// With its article, to be put into "… is an SDXL checkpoint".
const char* description(ModelKind kind);

// The name in JSON, "sd15_checkpoint"; and back.
const char* kind_name(ModelKind kind);
std::optional<ModelKind> kind_from_name(const std::string& name);

// The base of all files of a kind; unknown where it depends on the file.
ModelBase base_of(ModelKind kind);

// "SD 1.5"; and the name in JSON, "sd15".
const char* description(ModelBase base);
const char* base_name(ModelBase base);
std::optional<ModelBase> base_from_name(const std::string& name);

// Whether Flipbook has a use for such a file by itself.
bool is_supported(ModelKind kind);

}  // namespace flipbook
