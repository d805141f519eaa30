// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/latents_file.h"

#include <array>
#include <span>

#include "core/safetensors.h"

namespace flipbook {

Result<void> write_latents(const std::filesystem::path& path, const Latents& latents,
                           bool overwrite)
{
    const std::array<TensorView, 1> tensors{
        TensorView{"latents",
                   DType::f32,
                   {latents.frames, latents.channels, latents.height, latents.width},
                   std::as_bytes(std::span(latents.values))}};
    return write_safetensors(path, tensors, {}, overwrite);
}

}  // namespace flipbook
