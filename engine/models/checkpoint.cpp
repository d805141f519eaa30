// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint.h"

#include <utility>

#include "core/utf8_path.h"
#include "models/checkpoint_variants.h"
#include "models/diffusers_folder.h"
#include "models/key_maps.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

Error wrong_kind(const fs::path& path, ModelKind kind)
{
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(path) + " is " + description(kind)
                     + "; an SD 1.5 checkpoint (UNet with 4 input channels, VAE and text encoder)"
                       " was needed."};
}

bool is_there(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_folder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

Error missing(const fs::path& path)
{
    return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
}

Result<VaeSource> vae_source(Weights weights)
{
    FLIPBOOK_ASSIGN(VaeConfig config, vae_config(weights.shapes(), weights.path()));
    return VaeSource{std::move(config), std::move(weights)};
}

Result<VaeSource> open_vae_folder(const fs::path& folder)
{
    FLIPBOOK_ASSIGN(const fs::path file, find_weights(folder, diffusers_stem));
    FLIPBOOK_ASSIGN(const Weights weights, Weights::open(file));
    FLIPBOOK_ASSIGN(VaeSource vae, vae_source(weights.renamed(canonical_vae_name)));
    FLIPBOOK_TRY(apply_config_file(folder / "config.json", vae.config));
    return vae;
}

Result<TextEncoderSource> text_encoder_source(Weights weights)
{
    FLIPBOOK_ASSIGN(TextEncoderConfig config,
                    text_encoder_config(weights.shapes(), weights.path(), weights.metadata()));
    return TextEncoderSource{config, std::move(weights)};
}

Result<TextEncoderSource> open_text_encoder_folder(const fs::path& folder)
{
    FLIPBOOK_ASSIGN(const fs::path file, find_weights(folder, transformers_stem));
    FLIPBOOK_ASSIGN(const Weights weights, Weights::open(file));
    FLIPBOOK_ASSIGN(TextEncoderSource encoder,
                    text_encoder_source(weights.renamed(canonical_text_encoder_name)));
    FLIPBOOK_TRY(apply_config_file(folder / "config.json", encoder.config));
    return encoder;
}

std::optional<fs::path> path_if_there(fs::path path)
{
    return is_there(path) ? std::optional(std::move(path)) : std::nullopt;
}

// Parts that only other families have; they are told before a missing unet/ is complained of.
Result<void> check_family(const fs::path& folder)
{
    if (is_folder(folder / "transformer"))
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(folder)
                         + " has a transformer/ in place of a UNet, as FLUX and SD 3 have; an"
                           " SD 1.5 checkpoint was needed."};
    if (is_folder(folder / "text_encoder_2"))
        return wrong_kind(folder, ModelKind::sdxl_checkpoint);
    return {};
}

Result<Checkpoint> open_folder(const fs::path& folder)
{
    FLIPBOOK_TRY(check_family(folder));
    const fs::path unet_folder = folder / "unet";
    FLIPBOOK_ASSIGN(const fs::path unet_file, find_weights(unet_folder, diffusers_stem));
    FLIPBOOK_ASSIGN(const Weights unet_weights, Weights::open(unet_file));
    if (const ModelKind kind = kind_of_model(unet_weights.shapes()); kind != ModelKind::unet)
        return wrong_kind(unet_file, kind);

    Weights unet = unet_weights.renamed(canonical_unet_name);
    FLIPBOOK_ASSIGN(UNetConfig config, unet_config(unet.shapes(), unet_file));
    FLIPBOOK_TRY(apply_config_file(unet_folder / "config.json", config));
    FLIPBOOK_ASSIGN(TextEncoderSource encoder, open_text_encoder_folder(folder / "text_encoder"));
    FLIPBOOK_ASSIGN(VaeSource vae, open_vae_folder(folder / "vae"));

    Checkpoint checkpoint{.path = folder,
                          .weights_used = CheckpointWeights::live,
                          .unet_config = std::move(config),
                          .unet_weights = std::move(unet),
                          .text_encoder = std::move(encoder),
                          .vae = std::move(vae),
                          .schedule = {},
                          .motion_module = path_if_there(folder / "motion_adapter"),
                          .settings = path_if_there(folder / "flipbook.json"),
                          .tokenizer = {}};
    if (is_there(folder / "tokenizer" / "merges.txt"))
        checkpoint.tokenizer = folder / "tokenizer";
    FLIPBOOK_TRY(
        apply_config_file(folder / "scheduler" / "scheduler_config.json", checkpoint.schedule));
    FLIPBOOK_TRY(read_sample_size(unet_folder / "config.json", checkpoint.native_latent_size));
    return checkpoint;
}

Result<Checkpoint> open_single_file(const fs::path& file, CheckpointWeights choice)
{
    FLIPBOOK_ASSIGN(const Weights weights, Weights::open(file));
    if (const ModelKind kind = kind_of_model(weights.shapes()); kind != ModelKind::sd15_checkpoint)
        return wrong_kind(file, kind);

    FLIPBOOK_ASSIGN(Weights unet, choice == CheckpointWeights::ema
                                      ? ema_unet(weights)
                                      : weights.renamed(canonical_unet_name));
    FLIPBOOK_ASSIGN(UNetConfig config, unet_config(unet.shapes(), file));
    FLIPBOOK_ASSIGN(TextEncoderSource encoder,
                    text_encoder_source(weights.renamed(canonical_text_encoder_name)));
    FLIPBOOK_ASSIGN(VaeSource vae, vae_source(weights.renamed(canonical_vae_name)));
    return Checkpoint{.path = file,
                      .weights_used = choice,
                      .unet_config = std::move(config),
                      .unet_weights = std::move(unet),
                      .text_encoder = std::move(encoder),
                      .vae = std::move(vae),
                      .schedule = schedule_of_single_file(weights),
                      .motion_module = {},
                      .settings = {},
                      .tokenizer = {}};
}

// Widths that one network hands to the other.
Result<void> check_parts_fit(const Checkpoint& checkpoint)
{
    const int64_t text = checkpoint.text_encoder.config.width;
    const int64_t needed = checkpoint.unet_config.cross_attention_dim;
    if (text != needed)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(checkpoint.path) + " does not fit together: its text encoder is "
                         + std::to_string(text) + " wide and its UNet needs "
                         + std::to_string(needed) + "."};
    const int64_t latents = checkpoint.vae.config.latent_channels;
    if (latents != checkpoint.unet_config.in_channels)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(checkpoint.path) + " does not fit together: its VAE has "
                         + std::to_string(latents) + " latent channels and its UNet needs "
                         + std::to_string(checkpoint.unet_config.in_channels) + "."};
    return {};
}

}  // namespace

Result<Checkpoint> Checkpoint::open(const fs::path& path, CheckpointWeights unet)
{
    if (!is_there(path))
        return missing(path);
    if (is_folder(path) && unet == CheckpointWeights::ema)
        return no_ema(path);
    FLIPBOOK_ASSIGN(Checkpoint checkpoint,
                    is_folder(path) ? open_folder(path) : open_single_file(path, unet));
    FLIPBOOK_TRY(check_parts_fit(checkpoint));
    return checkpoint;
}

Result<VaeSource> open_vae(const fs::path& path)
{
    if (!is_there(path))
        return missing(path);
    if (is_folder(path))
        return open_vae_folder(is_folder(path / "vae") ? path / "vae" : path);
    FLIPBOOK_ASSIGN(const Weights weights, Weights::open(path));
    const ModelKind kind = kind_of_model(weights.shapes());
    if (kind != ModelKind::vae && kind != ModelKind::sd15_checkpoint)
        return Error{ErrorCode::unsupported_format, path_to_utf8(path) + " is " + description(kind)
                                                        + "; a VAE of SD 1.5 was needed."};
    return vae_source(weights.renamed(canonical_vae_name));
}

}  // namespace flipbook
