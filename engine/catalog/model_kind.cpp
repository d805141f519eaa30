// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/model_kind.h"

#include <algorithm>
#include <array>
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

    std::optional<std::int64_t> extent(const std::string& name, std::size_t dimension) const
    {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end() || found->second.size() <= dimension)
            return std::nullopt;
        return found->second[dimension];
    }

    bool has(const std::string& name) const { return m_tensors.contains(name); }
    const TensorShapes& tensors() const { return m_tensors; }

private:
    const TensorShapes& m_tensors;
};

constexpr std::int64_t smallest_domain_rank = 64;

// AnimateDiff's v3 adapter is stored like the first LoRAs of diffusers, whose rank was 4 by
// default.
bool is_domain_adapter(const TensorShapes& tensors)
{
    return std::all_of(tensors.begin(), tensors.end(), [](const auto& tensor) {
        const auto& [name, shape] = tensor;
        const bool is_bare = name.starts_with("down_blocks.") || name.starts_with("mid_block.")
                             || name.starts_with("up_blocks.");
        return is_bare && name.find(".processor.") != std::string::npos && shape.size() == 2
               && std::min(shape[0], shape[1]) >= smallest_domain_rank;
    });
}

bool is_of_lora(const std::string& name)
{
    constexpr std::array<std::string_view, 8> parts{"lora_",  "_lora",  ".lora.", "lycoris_",
                                                    ".hada_", ".lokr_", ".oft_",  ".dora_scale"};
    constexpr std::array<std::string_view, 5> endings{".alpha", ".diff", ".diff_b", ".w_norm",
                                                      ".b_norm"};
    return std::any_of(parts.begin(), parts.end(),
                       [&](auto part) { return name.find(part) != std::string::npos; })
           || std::any_of(endings.begin(), endings.end(),
                          [&](auto ending) { return name.ends_with(ending); });
}

std::optional<ModelKind> lora_kind(const Names& names)
{
    const bool is_lora = std::all_of(names.tensors().begin(), names.tensors().end(),
                                     [](const auto& tensor) { return is_of_lora(tensor.first); });
    if (!is_lora)
        return std::nullopt;
    if (names.any_contains("motion_modules") || names.any_contains("temporal_"))
        return ModelKind::motion_lora;
    return is_domain_adapter(names.tensors()) ? ModelKind::domain_adapter : ModelKind::lora;
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

// Families by a name that no other has, as they are stored by their makers or in one file.
struct Stranger {
    std::string_view part;
    ModelKind kind;
};

constexpr std::array strangers{
    Stranger{"txt_in.individual_token_refiner.", ModelKind::hunyuan_video},
    Stranger{"double_blocks.", ModelKind::flux},
    Stranger{"single_transformer_blocks.", ModelKind::flux},
    Stranger{"joint_blocks.", ModelKind::sd3_checkpoint},
    Stranger{"clip_txt_mapper.", ModelKind::stable_cascade},
    Stranger{"double_layers.0.attn.w1q.", ModelKind::aura_flow},
    Stranger{"head.modulation", ModelKind::wan_video},
    Stranger{".time_stack.", ModelKind::stable_video_diffusion},
    Stranger{".temporal_res_block.", ModelKind::stable_video_diffusion},
};

std::optional<ModelKind> stranger_kind(const Names& names)
{
    for (const Stranger& stranger : strangers)
        if (names.any_contains(stranger.part))
            return stranger.kind;
    if (names.any_contains("pos_embed.proj.") && names.any_contains("context_embedder."))
        return ModelKind::sd3_checkpoint;
    if (names.any_contains("adaln_single.emb."))
        return names.any_contains("pos_embed.proj.") ? ModelKind::pixart : ModelKind::ltx_video;
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

bool is_preview_decoder(const Names& names)
{
    const bool is_taesd = names.has("1.weight") && names.has("3.conv.0.weight");
    const bool is_diffusers = names.any_starts_with("decoder.layers.1.");
    const bool is_a1111 = names.has("conv1.weight") && names.has("conv8.weight");
    return is_taesd || is_diffusers || is_a1111;
}

bool is_upscaler(const Names& names)
{
    return names.any_contains("RRDB_trunk.") || names.any_contains("body.0.rdb1.")
           || names.any_contains(".RDB1.") || names.any_starts_with("model.1.sub.")
           || names.any_contains("layers.0.residual_group.");
}

// diffusers' form is one tensor under the word that it teaches.
bool is_textual_inversion(const Names& names)
{
    if (names.has("emb_params") || names.has("string_to_param.*") || names.has("clip_l")
        || names.has("clip_g"))
        return true;
    const auto& [name, shape] = *names.tensors().begin();
    return names.tensors().size() == 1 && (shape.size() == 1 || shape.size() == 2)
           && !name.ends_with(".weight") && !name.ends_with(".bias");
}

std::optional<ModelKind> part_kind(const Names& names)
{
    for (const char* prefix : {"", "first_stage_model.", "vae."})
        if (names.any_starts_with(prefix + std::string("decoder.conv_in."))
            || names.any_starts_with(prefix + std::string("encoder.conv_in.")))
            return ModelKind::vae;
    if (is_preview_decoder(names))
        return ModelKind::preview_decoder;
    if (names.any_contains("embeddings.token_embedding."))
        return ModelKind::text_encoder;
    if (names.any_contains("block.0.layer.0.SelfAttention."))
        return ModelKind::t5_text_encoder;
    if (names.any_starts_with("vision_model.") || names.any_starts_with("visual.transformer."))
        return ModelKind::image_encoder;
    if (is_upscaler(names))
        return ModelKind::upscaler;
    if (is_textual_inversion(names))
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
    for (auto* kind_of : {lora_kind, stranger_kind, ldm_checkpoint_kind, control_kind, motion_kind,
                          unet_kind, part_kind})
        if (const auto kind = kind_of(names))
            return *kind;
    return ModelKind::unknown;
}

}  // namespace flipbook
