// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "flipbook/model_kind.h"
#include "flipbook/result.h"

namespace flipbook::ui {

// The engine speaks English; here is what it says in the language of the window. In English that
// is its own sentence, with memory in GB instead of bytes. What ui/ itself puts into an Error is
// translated already and does not belong here. From any thread.

// The whole sentence where its shape is known (engine_sentences.h). Otherwise what happened, by
// the code, and the English sentence, for the file and the numbers in it.
QString error_text(const Error& error);

// Where what happened is said besides: a sentence of unknown shape stays English.
QString sentence_text(const std::string& sentence);

// "an SDXL checkpoint", to be put into "… is …".
QString kind_text(ModelKind kind);

}  // namespace flipbook::ui
