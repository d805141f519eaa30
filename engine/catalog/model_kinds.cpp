// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/model_kind.h"

#include <array>
#include <string_view>

namespace flipbook {

namespace {

struct KindRow {
    ModelKind kind;
    const char* name;
    const char* description;
    ModelBase base;
    bool is_supported;
};

using enum ModelKind;

constexpr std::array kinds{
    KindRow{sd15_checkpoint, "sd15_checkpoint", "an SD 1.5 checkpoint", ModelBase::sd15, true},
    KindRow{sd15_inpainting, "sd15_inpainting",
            "an SD 1.5 inpainting checkpoint (9 input channels)", ModelBase::sd15, false},
    KindRow{sd15_instruct_pix2pix, "sd15_instruct_pix2pix",
            "an SD 1.5 instruct-pix2pix checkpoint (8 input channels)", ModelBase::sd15, false},
    KindRow{sd2_checkpoint, "sd2_checkpoint", "an SD 2.x checkpoint", ModelBase::sd2, false},
    KindRow{sdxl_checkpoint, "sdxl_checkpoint", "an SDXL checkpoint", ModelBase::sdxl, false},
    KindRow{sd3_checkpoint, "sd3_checkpoint", "an SD 3 model", ModelBase::sd3, false},
    KindRow{flux, "flux", "a FLUX model", ModelBase::flux, false},
    KindRow{stable_cascade, "stable_cascade", "a Stable Cascade model", ModelBase::other, false},
    KindRow{pixart, "pixart", "a PixArt model", ModelBase::other, false},
    KindRow{aura_flow, "aura_flow", "an AuraFlow model", ModelBase::other, false},
    KindRow{stable_video_diffusion, "stable_video_diffusion", "a Stable Video Diffusion model",
            ModelBase::other, false},
    KindRow{wan_video, "wan_video", "a Wan video model", ModelBase::other, false},
    KindRow{hunyuan_video, "hunyuan_video", "a HunyuanVideo model", ModelBase::other, false},
    KindRow{ltx_video, "ltx_video", "an LTX-Video model", ModelBase::other, false},
    KindRow{unet, "unet", "a UNet without VAE and text encoder", ModelBase::sd15, false},
    KindRow{vae, "vae", "a VAE", ModelBase::unknown, true},
    KindRow{preview_decoder, "preview_decoder", "a small decoder for previews (TAESD)",
            ModelBase::unknown, false},
    KindRow{text_encoder, "text_encoder", "a text encoder", ModelBase::unknown, false},
    KindRow{t5_text_encoder, "t5_text_encoder", "a T5 text encoder", ModelBase::other, false},
    KindRow{image_encoder, "image_encoder", "a CLIP image encoder", ModelBase::unknown, false},
    KindRow{motion_module, "motion_module", "an SD 1.5 motion module", ModelBase::sd15, true},
    KindRow{sdxl_motion_module, "sdxl_motion_module", "an SDXL motion module", ModelBase::sdxl,
            false},
    KindRow{hotshotxl_motion_module, "hotshotxl_motion_module", "a HotshotXL motion module (SDXL)",
            ModelBase::sdxl, false},
    KindRow{pia, "pia", "a PIA motion module (9 input channels)", ModelBase::sd15, false},
    KindRow{animatelcm_i2v, "animatelcm_i2v",
            "an AnimateLCM-I2V motion module with an image encoder", ModelBase::sd15, false},
    KindRow{fancyvideo, "fancyvideo", "a FancyVideo motion module", ModelBase::sd15, false},
    KindRow{custom_motion_module, "custom_motion_module",
            "a motion module to be attached besides another", ModelBase::sd15, true},
    KindRow{cameractrl, "cameractrl", "a CameraCtrl model", ModelBase::sd15, false},
    KindRow{motionctrl, "motionctrl", "a MotionCtrl model", ModelBase::sd15, false},
    KindRow{sparsectrl, "sparsectrl", "a SparseCtrl model", ModelBase::sd15, false},
    KindRow{controlnet, "controlnet", "a ControlNet", ModelBase::unknown, false},
    KindRow{ip_adapter, "ip_adapter", "an IP-Adapter", ModelBase::unknown, false},
    KindRow{motion_lora, "motion_lora", "a MotionLoRA", ModelBase::sd15, true},
    KindRow{domain_adapter, "domain_adapter",
            "a domain adapter (the LoRA that belongs to the v3 motion module)", ModelBase::sd15,
            true},
    KindRow{lora, "lora", "a LoRA", ModelBase::unknown, true},
    KindRow{textual_inversion, "textual_inversion", "a textual inversion", ModelBase::unknown,
            true},
    KindRow{upscaler, "upscaler", "an upscaler (ESRGAN)", ModelBase::unknown, false},
    KindRow{unknown, "unknown", "a file of tensors of an unknown kind", ModelBase::unknown, false},
};

constexpr const KindRow& row_of(ModelKind kind)
{
    for (const KindRow& row : kinds)
        if (row.kind == kind)
            return row;
    return kinds.back();
}

struct BaseRow {
    ModelBase base;
    const char* name;
    const char* description;
};

constexpr std::array bases{
    BaseRow{ModelBase::sd15, "sd15", "SD 1.5"},
    BaseRow{ModelBase::sd2, "sd2", "SD 2.x"},
    BaseRow{ModelBase::sdxl, "sdxl", "SDXL"},
    BaseRow{ModelBase::sd3, "sd3", "SD 3"},
    BaseRow{ModelBase::flux, "flux", "FLUX"},
    BaseRow{ModelBase::other, "other", "another family of models"},
    BaseRow{ModelBase::unknown, "unknown", "models unknown"},
};

constexpr const BaseRow& row_of(ModelBase base)
{
    for (const BaseRow& row : bases)
        if (row.base == base)
            return row;
    return bases.back();
}

}  // namespace

const char* description(ModelKind kind)
{
    return row_of(kind).description;
}

const char* kind_name(ModelKind kind)
{
    return row_of(kind).name;
}

std::optional<ModelKind> kind_from_name(const std::string& name)
{
    for (const KindRow& row : kinds)
        if (name == row.name)
            return row.kind;
    return std::nullopt;
}

ModelBase base_of(ModelKind kind)
{
    return row_of(kind).base;
}

const char* description(ModelBase base)
{
    return row_of(base).description;
}

const char* base_name(ModelBase base)
{
    return row_of(base).name;
}

std::optional<ModelBase> base_from_name(const std::string& name)
{
    for (const BaseRow& row : bases)
        if (name == row.name)
            return row.base;
    return std::nullopt;
}

bool is_supported(ModelKind kind)
{
    return row_of(kind).is_supported;
}

}  // namespace flipbook
