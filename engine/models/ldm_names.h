// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flipbook {

// The names of CompVis/stable-diffusion's layout ("LDM") and the canonical ones (key_maps.h), one
// table for both directions. A name is that of a tensor or, without its ".weight", of a layer; the
// prefixes of LDM ("model.diffusion_model.", "first_stage_model.") are not part of it. Plain C++.

// Nothing for a malformed block; a name that is in no table is taken over as it is.
std::optional<std::string> canonical_of_ldm_unet(std::string_view name);

// Nothing for a name that SD 1.5's UNet does not have.
std::optional<std::string> ldm_unet_name(const std::string& name);

// Of a VAE with four levels, whose decoder LDM numbers backwards. Names in diffusers' layouts, that
// of before 0.15 among them, are taken too. Nothing for a name of no VAE.
std::optional<std::string> canonical_of_ldm_vae(std::string_view name);

// Nothing for a name that is not canonical.
std::optional<std::string> ldm_vae_name(std::string_view name);

}  // namespace flipbook
