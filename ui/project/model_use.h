// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/model_page.h"
#include "flipbook/request.h"

namespace flipbook::ui {

class Banner;
class Document;

// Puts a model file to the use that it has in a request. Empty, or a sentence on why it has none.
QString use_model(GenerationRequest& request, const ModelPage& page);

// The same in the document, as one step of undo; the banner says what came of it.
void use_model(Document& document, Banner& banner, const ModelPage& page);

// Sets the one field that the request has for files of the kind; false where a list takes them, or
// nothing does.
bool set_model(GenerationRequest& request, ModelKind kind, const std::filesystem::path& path);

// Whether a path looks like a model, by its name alone.
bool has_model_extension(const QString& path);

}  // namespace flipbook::ui
