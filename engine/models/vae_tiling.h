// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <functional>

#include "models/vae.h"

namespace flipbook {

// Latents [n, 4, h, w] to pictures, as Vae::decode().
using LatentDecoder = std::function<at::Tensor(const at::Tensor& latents)>;

// Decodes overlapping square tiles of `tile_size` latent pixels one after the other and blends
// neighbours linearly over their overlap, a quarter of a tile or more. The memory needed is that
// of one tile and the picture. Where one tile covers the latents the result is decode(latents)
// itself; otherwise it differs slightly, for a tile's norms and attention see only that tile.
// `scale` is VaeConfig::scale(). Precondition: tile_size >= 4.
at::Tensor decode_tiled(const LatentDecoder& decode, const at::Tensor& latents, int64_t tile_size,
                        int64_t scale);

at::Tensor decode_tiled(const Vae& vae, const at::Tensor& latents, int64_t tile_size = 32);

}  // namespace flipbook
