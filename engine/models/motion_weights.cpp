// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/motion_weights.h"

#include "core/module_format.h"
#include "core/utf8_path.h"
#include "models/diffusers_folder.h"
#include "models/key_maps.h"

namespace flipbook {

Result<MotionWeights> open_motion(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    auto file = path;
    if (is_folder) {
        FLIPBOOK_ASSIGN(file, find_weights(path, diffusers_stem));
    }
    FLIPBOOK_ASSIGN(const Weights weights, Weights::open(file));
    const TensorShapes tensors = weights.shapes();
    if (const auto kind = custom_module_kind(weights.metadata()))
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(path) + " is a motion module of the kind " + *kind
                         + ", which is attached besides the model's own; a motion module for SD 1.5"
                           " was needed."};
    if (const ModelKind kind = kind_of_model(tensors); kind != ModelKind::motion_module)
        return Error{ErrorCode::unsupported_format,
                     path_to_utf8(path) + " is " + description(kind)
                         + "; a motion module for SD 1.5 was needed."};

    auto config = motion_module_config(tensors);
    if (!config)
        return Error{config.error().code, path_to_utf8(path)
                                              + " does not hold a complete motion module. "
                                              + config.error().message};
    if (is_folder)
        FLIPBOOK_TRY(apply_config_file(path / "config.json", config.value()));
    return MotionWeights{path, std::move(config).value(), weights.renamed(canonical_motion_name)};
}

Result<std::shared_ptr<AnimateDiffMotionModule>>
load_motion_weights(const MotionWeights& motion, const at::TensorOptions& options, WeightForm form)
{
    auto module = std::make_shared<AnimateDiffMotionModule>(motion.config, options);
    FLIPBOOK_TRY(load_parameters(*module, motion.weights, "motion module", nullptr, form));
    return module;
}

Result<void> check_motion_fits(const MotionWeights& motion, const Checkpoint& checkpoint)
{
    const auto& channels = motion.config.block_out_channels;
    const auto& needed = checkpoint.unet_config.block_out_channels;
    if (channels != needed)
        return Error{ErrorCode::unsupported_format,
                     "The motion module " + path_to_utf8(motion.path) + " has channels "
                         + shape_text(channels) + " and does not fit the checkpoint "
                         + path_to_utf8(checkpoint.path) + ", which has " + shape_text(needed)
                         + "."};
    const int64_t layers = motion.config.layers_per_block;
    if (layers != checkpoint.unet_config.layers_per_block)
        return Error{
            ErrorCode::unsupported_format,
            "The motion module " + path_to_utf8(motion.path) + " has " + std::to_string(layers)
                + " layers a block and does not fit the checkpoint " + path_to_utf8(checkpoint.path)
                + ", which has " + std::to_string(checkpoint.unet_config.layers_per_block) + "."};
    return {};
}

}  // namespace flipbook
