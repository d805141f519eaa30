// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "flipbook/model_settings.h"
#include "ui/document/composition.h"

class QWidget;

namespace flipbook::ui {

class Document;

// What a fresh window shows for a model: the model's own settings over the program's defaults.
// Nothing in the model's flipbook.json can fail this; what is wrong with it is said when it loads.
Composition usual_composition(const std::filesystem::path& model);

// Asks for the file or folder of a checkpoint, beside the work, and sets what is usual for it but
// for the prompts, as one step of undo.
void choose_checkpoint(Document& document, QWidget& window);

// What the model says of itself; empty for one that says nothing or nothing that can be read.
ModelSettings settings_of(const std::filesystem::path& model);

}  // namespace flipbook::ui
