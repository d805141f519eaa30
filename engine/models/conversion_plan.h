// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "flipbook/conversion.h"
#include "flipbook/result.h"
#include "models/config_json.h"
#include "models/weights.h"

namespace flipbook {

// A tensor that is to be written: that of a file under another name, perhaps in another shape, its
// elements in the same order; or a single number in fp32.
struct PlannedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::shared_ptr<const Weights> weights;  // Null for a number.
    std::string source;                      // Its name there.
    float number = 0;

    DType dtype() const { return weights ? weights->dtype(source) : DType::f32; }
};

// A safetensors file that is to be written.
struct PlannedFile {
    std::filesystem::path path;  // Below the output folder; empty where the output is a file.
    std::vector<PlannedTensor> tensors;
    std::map<std::string, std::string> metadata;

    // Under the same shape, or as a matrix [C, C] or a convolution [C, C, 1, 1] of it.
    enum class Shape { same, matrix, convolution };
    void add(const std::string& name, const std::shared_ptr<const Weights>& weights,
             const std::string& source, Shape shape = Shape::same);
};

// All that a conversion writes.
struct ConversionPlan {
    bool is_folder = false;
    std::vector<PlannedFile> files;
    std::vector<TextFile> texts;  // Only in a folder.
    std::vector<std::string> notices;
};

// What a kind of model becomes in a layout. `weights` is the file as it is, names and all.
// Errors: unsupported_format, where the layout cannot hold the model.

// From a single file or a folder of diffusers.
Result<ConversionPlan> plan_checkpoint(const std::filesystem::path& input, ModelLayout layout);
// `is_folder` says what is to be written; a folder is in diffusers' layout.
Result<ConversionPlan> plan_vae(const std::filesystem::path& input, ModelLayout layout,
                                bool is_folder);
Result<ConversionPlan> plan_motion_module(const std::filesystem::path& input,
                                          const std::shared_ptr<const Weights>& weights,
                                          ModelLayout layout, bool is_folder);
Result<ConversionPlan> plan_lora(const std::shared_ptr<const Weights>& weights, ModelLayout layout);
// Every tensor under its own name.
ConversionPlan plan_same_names(const std::shared_ptr<const Weights>& weights);

// Texts for `notices`; empty where there is nothing to say.
std::string left_out_notice(const std::vector<std::string>& names);

// Carries a plan out; see convert_model().
Result<ConversionReport> write_plan(const ConversionPlan& plan, const ConversionRequest& request,
                                    const ConversionProgress& progress);

}  // namespace flipbook
