// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QUndoStack;

namespace flipbook::ui {

class PresetLibrary;

// Changes one of the user's presets by `change`, which returns the preset's id, as a step of undo.
// `id` is that of the preset so far; empty for a new one. Returns what `change` returned. The
// library outlives the stack's use.
QString change_preset(PresetLibrary& library, QUndoStack& undo, const QString& label,
                      const QString& id, const std::function<QString()>& change);

}  // namespace flipbook::ui
