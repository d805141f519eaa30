// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace flipbook::ui {

// What a key of recipes, "sampling.guidance_scale", is called in the window: "CFG scale". The key
// itself for one that has no name.
QString setting_name(const QString& key);

}  // namespace flipbook::ui
