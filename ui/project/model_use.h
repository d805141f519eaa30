// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/model_page.h"
#include "flipbook/request.h"

namespace flipbook::ui {

// Puts a model file to the use that it has in a request. Empty, or a sentence on why it has none.
QString use_model(GenerationRequest& request, const ModelPage& page);

// Whether a path looks like a model, by its name alone.
bool has_model_extension(const QString& path);

}  // namespace flipbook::ui
