// SPDX-License-Identifier: GPL-3.0-or-later
#include <system_error>
#include <utility>

#include "core/motion_blocks.h"
#include "core/text.h"
#include "core/utf8_path.h"
#include "models/checkpoint_tensors.h"
#include "models/custom_module.h"
#include "training/initial_weights.h"
#include "training/one_file_task.h"
#include "training/tensor_files.h"
#include "training/training_kinds.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

struct ModuleConfig {
    std::string kind, name;
    std::string blocks = "all";
    ModuleSettings settings;
    DenoiserTraining training;
    fs::path start, motion;
};

ModuleConfig read_config(JsonReader& config, const TrainingPlace& place)
{
    constexpr std::int64_t usual_frames = 16;
    ModuleConfig read;
    read.start = place.model;
    read.training.frames = usual_frames;
    read.training.has_card = false;
    config.read("kind", read.kind);
    config.read("name", read.name);
    config.read("blocks", read.blocks);
    config.read("motion_module", read.settings);
    config.read_path("start", read.start);
    config.read_path("motion", read.motion);
    read_options(config, read.training);
    if (read.name.empty() || read.name.find_first_of("/\\:") != std::string::npos)
        config.refuse("name", "a name for the file was needed, without a folder");
    return read;
}

Result<const MotionModuleEntry*> find_kind(const Registry<MotionModuleEntry>& kinds,
                                           const std::string& name)
{
    std::string names = "animatediff";
    for (const MotionModuleEntry& kind : kinds.entries()) {
        if (!kind.make)
            continue;
        if (kind.name == name)
            return &kind;
        names += ", " + kind.name;
    }
    return Error{ErrorCode::invalid_request, "There is no kind of motion module \"" + name
                                                 + "\" that can be trained, only " + names + "."};
}

// A new module for the slots of the UNet in these blocks, that changes nothing yet.
Result<MotionModulePtr> add_module(const ModuleConfig& config, const MotionModuleEntry& kind,
                                   const TrainingPlace& place, MotionModuleShape& shape,
                                   DenoiserNetworks& networks)
{
    FLIPBOOK_ASSIGN(const MotionBlocks blocks, MotionBlocks::parse(config.blocks));
    for (const auto& [slot, channels] : networks.unet->motion_slots())
        if (blocks.contains(part_name(slot.part), slot.block))
            shape.slots.emplace(slot, channels);
    const auto options = at::TensorOptions(place.device).dtype(at::kFloat);
    FLIPBOOK_ASSIGN(MotionModulePtr module, kind.make(shape, options));
    constexpr std::uint64_t networks_of_a_model = 16, own_place = 4;
    set_initial_weights(module->network(), place.seed * networks_of_a_model + own_place);
    module->become_identity();
    FLIPBOOK_TRY(networks.unet->attach_further({{module, blocks, config.name}}));
    networks.further_module = module;
    return module;
}

}  // namespace

Result<std::unique_ptr<TrainingTask>> make_custom_module_task(JsonReader& config,
                                                              const TrainingPlace& place)
{
    ModuleConfig read = read_config(config, place);
    FLIPBOOK_ASSIGN(auto data, open_training_data(config, place.source(read.name)));
    FLIPBOOK_TRY(config.outcome());
    const auto kinds = builtin_motion_modules();
    FLIPBOOK_ASSIGN(const MotionModuleEntry* kind, find_kind(kinds, read.kind));
    FLIPBOOK_ASSIGN(DenoiserNetworks networks,
                    load_denoiser(read.start, place.device, place.frozen_dtype));
    const fs::path motion = read.motion.empty() ? read.start / "motion_adapter" : read.motion;
    std::error_code ignored;
    if (fs::exists(motion, ignored))
        FLIPBOOK_TRY(load_motion_module(networks, motion, place.device, place.frozen_dtype));
    FLIPBOOK_TRY(data->prepare(read.training.frames, latent_encoder(networks.vae, place.device)));
    complete_objective(config.object("objective"), networks.schedule, true,
                       read.training.objective);

    MotionModuleShape shape{"The config of " + read.name, {}, read.settings};
    if (const auto contexts = data->contexts(); !contexts.empty())
        shape.settings["contexts"] = listed(contexts);
    FLIPBOOK_ASSIGN(const MotionModulePtr module, add_module(read, *kind, place, shape, networks));
    const fs::path file =
        place.model / "motion_modules" / path_from_utf8(read.name + ".safetensors");
    std::vector<LearningGroup> groups{learning_group(read.name, module->network())};
    auto denoiser = std::make_unique<DenoiserTask>(
        std::move(networks), std::move(groups), std::move(read.training), std::move(data), place);
    return std::unique_ptr<TrainingTask>(std::make_unique<OneFileTask>(
        std::move(denoiser), file,
        [module, metadata = custom_metadata(kind->name, shape)](const fs::path& target) {
            return write_tensors(target, checkpoint_tensors(module->network()), at::kHalf,
                                 metadata);
        }));
}

}  // namespace flipbook
