// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/model_settings.h"
#include "ui/document/composition.h"

namespace flipbook::ui {

// What a fresh window shows for a model: the model's own settings over the program's defaults.
// Nothing in the model's flipbook.json can fail this; what is wrong with it is said when it loads.
Composition usual_composition(const std::filesystem::path& model);

// Of a model that knows few words; empty lists for all others.
ModelSettings::Words words_of(const std::filesystem::path& model);

}  // namespace flipbook::ui
