// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace flipbook::ui {

enum class Theme { system, light, dark, high_contrast };

// "system" …; and back, `system` for an unknown name.
QString theme_name(Theme theme);
Theme theme_from_name(const QString& name);

// The Fusion style in the theme's colours, for the whole program; `system` takes light or dark as
// the desktop has it.
void apply_theme(Theme theme);

// Whether text is lighter than what it stands on.
bool is_dark(const QPalette& palette);

}  // namespace flipbook::ui
