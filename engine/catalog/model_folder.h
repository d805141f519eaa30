// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace flipbook {

// ".safetensors", ".ckpt" and the other endings that model files have; letter case means nothing.
bool has_model_ending(const std::filesystem::path& path);

// Whether a folder is a model in the diffusers layout, and not one with models in it.
bool is_diffusers_model(const std::filesystem::path& folder);

// Whether a folder holds a single network of that layout, a motion module for instance.
bool is_diffusers_part(const std::filesystem::path& folder);

}  // namespace flipbook
