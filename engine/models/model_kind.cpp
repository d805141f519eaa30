// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/model_kind.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace flipbook {

namespace {

// The names of a file, asked in the ways that tell families apart.
class Names {
public:
    explicit Names(const TensorShapes& tensors) : m_tensors(tensors) { }

    bool any_starts_with(std::string_view prefix) const
    {
        const auto found = m_tensors.lower_bound(std::string(prefix));
        return found != m_tensors.end() && found->first.starts_with(prefix);
    }

    bool any_contains(std::string_view part) const
    {
        return std::any_of(m_tensors.begin(), m_tensors.end(), [part](const auto& tensor) {
            return tensor.first.find(part) != std::string::npos;
        });
    }

    bool all_contain_one_of(std::initializer_list<std::string_view> parts) const
    {
        return std::all_of(m_tensors.begin(), m_tensors.end(), [&parts](const auto& tensor) {
            return std::any_of(parts.begin(), parts.end(), [&tensor](std::string_view part) {
                return tensor.first.find(part) != std::string::npos;
            });
        });
    }

    std::optional<std::int64_t> extent(const std::string& name, std::size_t dimension) const
    {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end() || found->second.size() <= dimension)
            return std::nullopt;
        return found->second[dimension];
    }

private:
    const TensorShapes& m_tensors;
};

std::optional<ModelKind> lora_kind(const Names& names)
{
    const bool is_lora = names.all_contain_one_of(
        {"lora_", "_lora", ".lora.", ".alpha", ".hada_", ".lokr_", ".dora_scale"});
    if (!is_lora)
        return std::nullopt;
    const bool is_motion = names.any_contains("motion_modules") || names.any_contains("temporal_");
    return is_motion ? ModelKind::motion_lora : ModelKind::lora;
}

std::optional<ModelKind> control_kind(const Names& names)
{
    if (names.any_contains("controlnet_cond_embedding.") && names.any_contains("motion_modules."))
        return ModelKind::sparsectrl;
    if (names.any_contains("input_hint_block.") || names.any_contains("zero_convs.")
        || names.any_contains("controlnet_cond_embedding."))
        return ModelKind::controlnet;
    if (names.any_starts_with("image_proj.") || names.any_starts_with("ip_adapter."))
        return ModelKind::ip_adapter;
    if (names.any_contains("encoder_down_conv_blocks.") || names.any_contains("qkv_merge"))
        return ModelKind::cameractrl;
    if (names.any_contains("cc_projection"))
        return ModelKind::motionctrl;
    return std::nullopt;
}

// The order matters: variants carry the names of what they extend.
std::optional<ModelKind> motion_kind(const Names& names)
{
    if (names.any_contains("temporal_attentions.")
        || names.any_contains("pos_encoder.positional_encoding"))
        return ModelKind::hotshotxl_motion_module;
    if (!names.any_contains("motion_modules."))
        return std::nullopt;
    if (names.any_contains("fps_embedding.") || names.any_contains("motion_embedding."))
        return ModelKind::fancyvideo;
    if (names.any_contains("img_encoder."))
        return ModelKind::animatelcm_i2v;
    for (const char* name : {"conv_in.weight", "module.conv_in.weight"})
        if (names.extent(name, 1).value_or(4) == 9)
            return ModelKind::pia;
    const bool has_three_levels = names.any_contains("down_blocks.2.motion_modules.")
                                  && !names.any_contains("down_blocks.3.motion_modules.");
    if (!has_three_levels)
        return ModelKind::motion_module;
    // Small models of SD 1.5's build may have three levels too, SDXL's are 320, 640, 1280 wide.
    const auto width = names.extent("down_blocks.0.motion_modules.0.norm.weight", 0);
    return width.value_or(320) < 320 ? ModelKind::motion_module : ModelKind::sdxl_motion_module;
}

std::optional<ModelKind> transformer_kind(const Names& names)
{
    if (names.any_contains("double_blocks.") || names.any_contains("single_transformer_blocks."))
        return ModelKind::flux;
    if (names.any_contains("joint_blocks.")
        || (names.any_contains("pos_embed.proj.") && names.any_contains("context_embedder.")))
        return ModelKind::sd3_checkpoint;
    return std::nullopt;
}

std::optional<ModelKind> ldm_checkpoint_kind(const Names& names)
{
    const std::string network = "model.diffusion_model.";
    if (!names.any_starts_with(network))
        return std::nullopt;
    const std::string text_keys = ".1.transformer_blocks.0.attn2.to_k.weight";
    const auto width = names.extent(network + "input_blocks.2" + text_keys, 1);
    const auto deep_width = names.extent(network + "input_blocks.4" + text_keys, 1);
    if (names.any_starts_with("conditioner.embedders.")
        || names.any_starts_with(network + "label_emb.") || deep_width == 2048)
        return ModelKind::sdxl_checkpoint;
    if (width == 1024 || names.any_starts_with("cond_stage_model.model."))
        return ModelKind::sd2_checkpoint;
    switch (names.extent(network + "input_blocks.0.0.weight", 1).value_or(4)) {
    case 9:
        return ModelKind::sd15_inpainting;
    case 8:
        return ModelKind::sd15_instruct_pix2pix;
    default:
        return ModelKind::sd15_checkpoint;
    }
}

// A UNet in diffusers names, as it lies in a diffusers folder.
std::optional<ModelKind> unet_kind(const Names& names)
{
    if (!names.any_starts_with("down_blocks.") || !names.any_starts_with("time_embedding."))
        return std::nullopt;
    const auto width =
        names.extent("down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.weight", 1);
    if (width == 2048 || names.any_starts_with("add_embedding."))
        return ModelKind::sdxl_checkpoint;
    if (width == 1024)
        return ModelKind::sd2_checkpoint;
    switch (names.extent("conv_in.weight", 1).value_or(4)) {
    case 9:
        return ModelKind::sd15_inpainting;
    case 8:
        return ModelKind::sd15_instruct_pix2pix;
    default:
        return ModelKind::unet;
    }
}

std::optional<ModelKind> part_kind(const Names& names)
{
    for (const char* prefix : {"", "first_stage_model.", "vae."})
        if (names.any_starts_with(prefix + std::string("decoder.conv_in."))
            || names.any_starts_with(prefix + std::string("encoder.conv_in.")))
            return ModelKind::vae;
    if (names.any_contains("embeddings.token_embedding."))
        return ModelKind::text_encoder;
    if (names.any_contains("RRDB_trunk.") || names.any_contains("body.0.rdb1.")
        || names.any_contains(".RDB1.") || names.any_starts_with("model.1.sub."))
        return ModelKind::upscaler;
    if (names.any_starts_with("emb_params") || names.any_starts_with("clip_l"))
        return ModelKind::textual_inversion;
    return std::nullopt;
}

}  // namespace

ModelKind kind_of_model(const TensorShapes& tensors)
{
    if (tensors.empty())
        return ModelKind::unknown;
    const Names names(tensors);
    // A whole checkpoint may carry parts of other kinds along, a LoRA may name any network.
    for (auto* kind_of : {lora_kind, transformer_kind, ldm_checkpoint_kind, control_kind,
                          motion_kind, unet_kind, part_kind})
        if (const auto kind = kind_of(names))
            return *kind;
    return ModelKind::unknown;
}

const char* description(ModelKind kind)
{
    switch (kind) {
    case ModelKind::sd15_checkpoint:
        return "an SD 1.5 checkpoint";
    case ModelKind::sd15_inpainting:
        return "an SD 1.5 inpainting checkpoint (9 input channels)";
    case ModelKind::sd15_instruct_pix2pix:
        return "an SD 1.5 instruct-pix2pix checkpoint (8 input channels)";
    case ModelKind::sd2_checkpoint:
        return "an SD 2.x checkpoint";
    case ModelKind::sdxl_checkpoint:
        return "an SDXL checkpoint";
    case ModelKind::sd3_checkpoint:
        return "an SD 3 model";
    case ModelKind::flux:
        return "a FLUX model";
    case ModelKind::unet:
        return "a UNet without VAE and text encoder";
    case ModelKind::vae:
        return "a VAE";
    case ModelKind::text_encoder:
        return "a text encoder";
    case ModelKind::motion_module:
        return "an SD 1.5 motion module";
    case ModelKind::sdxl_motion_module:
        return "an SDXL motion module";
    case ModelKind::hotshotxl_motion_module:
        return "a HotshotXL motion module (SDXL)";
    case ModelKind::pia:
        return "a PIA motion module (9 input channels)";
    case ModelKind::animatelcm_i2v:
        return "an AnimateLCM-I2V motion module with an image encoder";
    case ModelKind::fancyvideo:
        return "a FancyVideo motion module";
    case ModelKind::cameractrl:
        return "a CameraCtrl model";
    case ModelKind::motionctrl:
        return "a MotionCtrl model";
    case ModelKind::sparsectrl:
        return "a SparseCtrl model";
    case ModelKind::controlnet:
        return "a ControlNet";
    case ModelKind::ip_adapter:
        return "an IP-Adapter";
    case ModelKind::motion_lora:
        return "a MotionLoRA";
    case ModelKind::lora:
        return "a LoRA";
    case ModelKind::upscaler:
        return "an upscaler (ESRGAN)";
    case ModelKind::textual_inversion:
        return "a textual inversion";
    case ModelKind::unknown:
        return "a file of tensors of an unknown kind";
    }
    return "a file of tensors of an unknown kind";
}

}  // namespace flipbook
