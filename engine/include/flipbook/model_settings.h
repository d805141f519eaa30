// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {

// What the file flipbook.json in a model's folder says: how the model is best used, where a
// request leaves it open. Fields that it does not name are absent or empty.
struct ModelSettings {
    std::optional<std::string> scheduler;
    std::optional<SigmaSchedule> schedule;
    std::optional<int> steps;
    std::optional<double> guidance_scale;
    std::optional<int> frame_count;
    std::optional<int> frame_rate;

    // The linear map of latents to red, green and blue in -1 … 1 for previews: a row for each
    // latent channel, and what is added.
    std::vector<std::array<double, 3>> preview_factors;
    std::array<double, 3> preview_bias{};

    // The words it was trained with, of models that know few, as they stand in prompts.
    struct Words {
        std::vector<std::string> objects, colours, backgrounds, motions;
    } words;
    std::vector<std::string> examples;  // Prompts that it follows well, to begin with.
};

// Empty for a model without the file, such as a single .safetensors. Errors: corrupt, naming file
// and key; invalid_request for a schedule of an unknown name.
Result<ModelSettings> read_model_settings(const std::filesystem::path& model);

// Sets what a request starts from, before options and recipes say more.
void apply_model_settings(const ModelSettings& settings, GenerationRequest& request);

// Whether the prompt has one of the model's words, or the model has no list of them.
bool has_known_word(const ModelSettings& settings, const std::string& prompt);

}  // namespace flipbook
