// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/usual_composition.h"

namespace flipbook::ui {

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
