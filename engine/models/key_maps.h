// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace flipbook {

// From the tensor names found in files to the names our networks have, those of diffusers 0.42.
// Each function knows every spelling of its network, returns the canonical name, and nothing for
// a tensor that belongs to another network or is not needed. A canonical name maps to itself.
// Sources: the conversion scripts of huggingface/diffusers; the layouts are those of
// CompVis/stable-diffusion ("LDM") and guoyww/AnimateDiff.

// "model.diffusion_model.input_blocks.1.0.in_layers.0.weight" (LDM) or "down_blocks.0.…".
std::optional<std::string> canonical_unet_name(const std::string& name);

// LDM ("decoder.up.3.block.0.…", also below "first_stage_model." or "vae."), diffusers before
// 0.15 ("….query.weight") and diffusers. LDM numbers the decoder's levels backwards; a VAE of
// four levels, the only kind there is in that layout, is assumed.
std::optional<std::string> canonical_vae_name(const std::string& name);

// transformers ("text_model.…"), with the "text_model." left out by old merges and by the newest
// transformers, and either of them below "cond_stage_model.transformer.".
std::optional<std::string> canonical_text_encoder_name(const std::string& name);

// The original layout ("….motion_modules.0.temporal_transformer.…attention_blocks.0.…", also
// below "module.") and diffusers' MotionAdapter. The position tables are sinusoids that the
// network computes itself, so they are dropped.
std::optional<std::string> canonical_motion_name(const std::string& name);

// The original project's name of a canonical one of a motion module, a tensor's or a layer's.
std::string original_motion_name(const std::string& name);

// Whether this is a motion module's position table [1, frames, channels], in either layout.
bool is_position_table(const std::string& name);

}  // namespace flipbook
