// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/document/document.h"

namespace flipbook::ui {

// Which of a clip's settings come back: A, P, S, D and R in the history. Remix is all but the
// seed.
enum class RecallPart { all, prompt, seed, size, remix };

// A seed that is recalled stays: the rule becomes `fixed`.
void recall(Composition& composition, const GenerationRequest& clip, RecallPart part);

// "Recall the prompt": what the step of undo and the menu are named.
QString recall_label(RecallPart part);

// As one step of undo.
void recall(Document& document, const GenerationRequest& clip, RecallPart part);

}  // namespace flipbook::ui
