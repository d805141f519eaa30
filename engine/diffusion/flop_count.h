// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/unet_config.h"

namespace flipbook {

// Floating-point operations of one UNet pass over one frame in one branch of guidance, counted by
// these rules: a multiply and an add are two; only convolutions, matrix
// products and attention count. Cross-attention's K and V are counted as if computed each time,
// so that engines are compared by the same work.
double unet_flop(const UNetConfig& config, int latent_height, int latent_width, int text_tokens);

// The same of the motion modules in all their slots, in windows of `frames`.
double motion_flop(const UNetConfig& config, bool has_mid_block, int latent_height,
                   int latent_width, int frames);

}  // namespace flipbook
