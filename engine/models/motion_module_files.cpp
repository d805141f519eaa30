// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/motion_module_files.h"

#include "core/module_format.h"
#include "core/utf8_path.h"
#include "models/diffusers_folder.h"
#include "models/module_contract.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

const MotionModuleEntry* find_kind(const Registry<MotionModuleEntry>& kinds,
                                   const MotionModuleFile& file)
{
    for (const MotionModuleEntry& kind : kinds.entries())
        if (kind.recognises(file))
            return &kind;
    return nullptr;
}

Error no_kind(const MotionModuleFile& file)
{
    const std::string path = path_to_utf8(file.path);
    if (const auto kind = custom_module_kind(file.metadata))
        return {ErrorCode::unsupported_format, path + " is a motion module of the kind \"" + *kind
                                                   + "\", which this program does not know."};
    return {ErrorCode::unsupported_format, path + " is "
                                               + description(kind_of_model(file.weights->shapes()))
                                               + "; a motion module was needed."};
}

fs::path named_file(const fs::path& path, const fs::path& checkpoint)
{
    std::error_code ignored;
    if (path.has_parent_path() || path.has_extension() || fs::exists(path, ignored))
        return path;
    return checkpoint / "motion_modules" / fs::path(path).replace_extension(".safetensors");
}

}  // namespace

Result<MotionModuleFile> open_motion_module_file(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return Error{ErrorCode::not_found, path_to_utf8(path) + " does not exist."};
    MotionModuleFile file{path, {}, {}, false};
    fs::path weights = path;
    if (fs::is_directory(path, ignored)) {
        FLIPBOOK_ASSIGN(weights, find_weights(path, diffusers_stem));
    } else {
        FLIPBOOK_ASSIGN(const auto card, read_script_card(path));
        file.is_script = card.has_value();
    }
    if (!file.is_script) {
        FLIPBOOK_ASSIGN(file.weights, Weights::open(weights));
        file.metadata = file.weights->metadata();
    }
    if (!find_kind(builtin_motion_modules(), file))
        return no_kind(file);
    return file;
}

Result<std::vector<MotionModuleFile>>
open_further_modules(const std::vector<MotionModuleOptions>& modules, const fs::path& checkpoint)
{
    std::vector<MotionModuleFile> files;
    for (const MotionModuleOptions& module : modules) {
        FLIPBOOK_ASSIGN(MotionModuleFile file,
                        open_motion_module_file(named_file(module.path, checkpoint)));
        files.push_back(std::move(file));
    }
    return files;
}

Result<MotionModulePtr> load_unchecked(const MotionModuleFile& file,
                                       const at::TensorOptions& options, WeightForm form)
{
    const auto kinds = builtin_motion_modules();
    const MotionModuleEntry* kind = find_kind(kinds, file);
    return kind ? kind->load(file, options, form) : no_kind(file);
}

Result<MotionModulePtr> load_motion_module(const MotionModuleFile& file,
                                           const at::TensorOptions& options, WeightForm form)
{
    FLIPBOOK_ASSIGN(MotionModulePtr module, load_unchecked(file, options, form));
    FLIPBOOK_TRY(check_contract(*module, options, path_to_utf8(file.path)));
    return module;
}

std::string kind_of(const MotionModuleFile& file)
{
    const auto kinds = builtin_motion_modules();
    const MotionModuleEntry* kind = find_kind(kinds, file);
    return kind ? kind->name : std::string();
}

}  // namespace flipbook
