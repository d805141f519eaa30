// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "flipbook/result.h"

namespace flipbook {

// The weights of one part of a model in the diffusers layout: the file `stem`.safetensors in the
// folder, else its fp16 variant, else the index of a sharded model, plain or fp16, else a pickle
// (.bin, .fp16.bin or the index of several). Error: not_found, naming the folder.
Result<std::filesystem::path> find_weights(const std::filesystem::path& folder,
                                           const std::string& stem);

// Stems that diffusers and transformers use.
inline constexpr const char* diffusers_stem = "diffusion_pytorch_model";
inline constexpr const char* transformers_stem = "model";

}  // namespace flipbook
