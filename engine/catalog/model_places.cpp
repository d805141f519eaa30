// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/model_places.h"

#include <algorithm>
#include <system_error>

#include "core/utf8_path.h"

namespace flipbook {

namespace {

// "pan-left" alone is a MotionLoRA of the checkpoint's own.
bool is_file_name(const std::filesystem::path& path)
{
    return path.has_parent_path() || path.has_extension();
}

}  // namespace

std::vector<ModelPlace> model_places(GenerationRequest& request)
{
    std::vector<ModelPlace> places{{ModelKind::sd15_checkpoint, &request.checkpoint}};
    if (request.vae)
        places.push_back({ModelKind::vae, &*request.vae});
    if (request.motion.source == MotionSource::file)
        places.push_back({ModelKind::motion_module, &request.motion.module});
    for (MotionModuleOptions& module : request.motion_modules)
        places.push_back({ModelKind::custom_motion_module, &module.path});
    for (AdapterOptions& lora : request.loras)
        places.push_back({ModelKind::lora, &lora.path});
    for (MotionAdapterOptions& lora : request.motion_loras)
        places.push_back({ModelKind::motion_lora, &lora.path});
    for (std::filesystem::path& embedding : request.embeddings)
        places.push_back({ModelKind::textual_inversion, &embedding});
    std::erase_if(places, [](const ModelPlace& place) { return place.path->empty(); });
    return places;
}

std::vector<MissingModel> missing_models(const GenerationRequest& request)
{
    GenerationRequest copy = request;
    std::vector<MissingModel> missing;
    for (const ModelPlace& place : model_places(copy)) {
        const auto& path = *place.path;
        const bool is_listed =
            std::any_of(missing.begin(), missing.end(),
                        [&path](const MissingModel& model) { return model.path == path; });
        std::error_code ignored;
        if (is_listed || !is_file_name(path) || std::filesystem::exists(path, ignored))
            continue;
        MissingModel model{place.kind, path, 0, {}};
        for (const ModelFile& file : request.model_files)
            if (file.path == path) {
                model.bytes = file.bytes;
                model.sha256 = file.sha256;
            }
        missing.push_back(std::move(model));
    }
    return missing;
}

void replace_model(GenerationRequest& request, const std::filesystem::path& missing,
                   const std::filesystem::path& found)
{
    for (const ModelPlace& place : model_places(request))
        if (*place.path == missing)
            *place.path = found;
}

std::string sentence(const MissingModel& missing)
{
    std::string what = description(missing.kind);
    what = what.substr(what.find(' ') + 1);  // Without its article.
    return "The " + what + " \"" + path_to_utf8(missing.path) + "\" is not there"
           + (missing.sha256.empty() ? "" : " (SHA-256 " + missing.sha256 + ")") + '.';
}

}  // namespace flipbook
