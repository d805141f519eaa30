// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/starter_model.h"

#include <system_error>

#include "ui/document/path_text.h"
#include "ui/window/app_paths.h"

namespace flipbook::ui {

std::optional<std::filesystem::path> starter_model()
{
    const std::filesystem::path model = text_path(resources_folder()) / "starter";
    std::error_code failure;
    if (std::filesystem::is_regular_file(model / "model_index.json", failure))
        return model;
    return std::nullopt;
}

Composition usual_composition(const std::filesystem::path& model)
{
    Composition composition;
    composition.request.checkpoint = model;
    if (const auto settings = read_model_settings(model))
        apply_model_settings(settings.value(), composition.request);
    return composition;
}

ModelSettings::Words words_of(const std::filesystem::path& model)
{
    const auto settings = read_model_settings(model);
    return settings ? settings.value().words : ModelSettings::Words{};
}

}  // namespace flipbook::ui
