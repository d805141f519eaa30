// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/file_pairs.h"

#include "flipbook/model_catalog.h"

namespace flipbook {

namespace {

// All files that are to work with the checkpoint.
std::vector<std::filesystem::path> companions_of(const GenerationRequest& request)
{
    std::vector<std::filesystem::path> paths;
    if (request.motion.source == MotionSource::file)
        paths.push_back(request.motion.module);
    for (const MotionModuleOptions& module : request.motion_modules)
        paths.push_back(module.path);
    if (request.vae)
        paths.push_back(*request.vae);
    for (const AdapterOptions& lora : request.loras)
        paths.push_back(lora.path);
    for (const MotionAdapterOptions& lora : request.motion_loras)
        paths.push_back(lora.path);
    paths.insert(paths.end(), request.embeddings.begin(), request.embeddings.end());
    return paths;
}

}  // namespace

Result<void> check_file_pairs(const GenerationRequest& request)
{
    const auto companions = companions_of(request);
    if (companions.empty())
        return {};
    const ModelPage checkpoint = inspect_model(request.checkpoint);
    for (const auto& path : companions)
        if (auto reason = misfit(checkpoint, inspect_model(path)))
            return Error{ErrorCode::unsupported_format, std::move(*reason)};
    return {};
}

}  // namespace flipbook
