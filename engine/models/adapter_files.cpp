// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter_files.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "catalog/model_folder.h"
#include "core/utf8_path.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

std::string lower(std::string text)
{
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

// Model files in a folder and the folders below it, in sorted order; those that cannot be read
// are passed over.
std::vector<fs::path> model_files_below(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code failure;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        std::error_code ignored;
        if (has_model_ending(entry->path()) && entry->is_regular_file(ignored))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> usual_folders(const fs::path& checkpoint)
{
    const fs::path models = checkpoint.parent_path();
    std::vector<fs::path> folders{models};
    for (const char* name : {"Lora", "loras", "LyCORIS"})
        folders.push_back(models.parent_path() / name);
    return folders;
}

Result<std::vector<AdapterOptions>> all_loras(const GenerationRequest& request)
{
    std::vector<AdapterOptions> loras = request.loras;
    FLIPBOOK_ASSIGN(const TaggedPrompt prompt,
                    take_tags(without_comments(request.prompt.positive)));
    for (const LoraTag& tag : prompt.loras) {
        FLIPBOOK_ASSIGN(fs::path path,
                        find_lora(tag.name, request.lora_folders, request.checkpoint));
        loras.push_back({std::move(path), tag.unet_strength, tag.text_strength});
    }
    return loras;
}

// Said where a MotionLoRA changes a middle block that the motion module does not have.
std::optional<std::string> version_notice(const Adapter& adapter,
                                          const std::vector<BaseWeights>& bases)
{
    const bool is_for_v2 = std::any_of(
        adapter.strangers.begin(), adapter.strangers.end(), [](const std::string& layer) {
            return layer.find("mid_block_motion_modules") != std::string::npos;
        });
    const auto module = std::find_if(bases.begin(), bases.end(), [](const BaseWeights& base) {
        return base.part == AdaptedPart::motion_module;
    });
    if (!is_for_v2 || module == bases.end())
        return std::nullopt;
    return "The MotionLoRA " + path_to_utf8(adapter.path)
           + " was made for v2 motion modules, and its effect on "
           + path_to_utf8(module->weights->path())
           + ", which is another version, is weak; choose a v2 motion module to have all of it.";
}

Result<void> check_changes_motion(const Adapter& adapter)
{
    if (!adapter.layers_of(AdaptedPart::motion_module).empty())
        return {};
    return Error{ErrorCode::unsupported_format,
                 path_to_utf8(adapter.path)
                     + " is a LoRA that changes no motion module; a MotionLoRA was needed."};
}

// A bare name is that of a MotionLoRA of the model's own.
fs::path motion_lora_file(const fs::path& path, const fs::path& checkpoint)
{
    std::error_code ignored;
    if (path.has_parent_path() || path.has_extension() || fs::exists(path, ignored))
        return path;
    return checkpoint / "motion_loras" / fs::path(path).replace_extension(".safetensors");
}

}  // namespace

Result<Adapters> open_adapters(const GenerationRequest& request,
                               const std::vector<BaseWeights>& bases)
{
    Adapters adapters;
    const auto add = [&](const fs::path& path, std::array<double, adapted_part_count> strengths,
                         bool is_motion) -> Result<void> {
        FLIPBOOK_ASSIGN(Adapter adapter, Adapter::open(path, bases));
        if (is_motion)
            FLIPBOOK_TRY(check_changes_motion(adapter));
        if (auto notice = adapter.notice())
            adapters.notices.push_back(std::move(*notice));
        if (auto notice = version_notice(adapter, bases))
            adapters.notices.push_back(std::move(*notice));
        adapters.uses.push_back({std::make_shared<const Adapter>(std::move(adapter)), strengths});
        return {};
    };
    FLIPBOOK_ASSIGN(const auto loras, all_loras(request));
    for (const AdapterOptions& lora : loras)
        FLIPBOOK_TRY(
            add(lora.path, {lora.unet_strength, lora.text_strength, lora.unet_strength}, false));

    const bool has_motion = std::any_of(bases.begin(), bases.end(), [](const BaseWeights& base) {
        return base.part == AdaptedPart::motion_module;
    });
    for (const MotionAdapterOptions& lora : request.motion_loras) {
        if (!has_motion)
            return Error{ErrorCode::invalid_request,
                         "The MotionLoRA " + path_to_utf8(lora.path)
                             + " needs a motion module, and the clip has none."};
        const fs::path file = motion_lora_file(lora.path, request.checkpoint);
        FLIPBOOK_TRY(add(file, {lora.strength, lora.strength, lora.strength}, true));
    }
    return adapters;
}

Result<fs::path> find_lora(const std::string& name, const std::vector<fs::path>& folders,
                           const fs::path& checkpoint)
{
    const auto searched = folders.empty() ? usual_folders(checkpoint) : folders;
    std::string names;
    for (const fs::path& folder : searched) {
        const auto files = model_files_below(folder);
        for (const bool same_case : {true, false})
            for (const fs::path& file : files) {
                const std::string stem = path_to_utf8(file.stem());
                if (same_case ? stem == name : lower(stem) == lower(name))
                    return file;
            }
        names += (names.empty() ? "" : ", ") + path_to_utf8(folder);
    }
    return Error{ErrorCode::not_found,
                 "The prompt's LoRA \"" + name + "\" is not a model file in " + names + "."};
}

}  // namespace flipbook
