// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/request.h"

namespace flipbook::ui {

// What takes the place of a motion module's file, in words: "The model's own". Empty for a file,
// which each place names in its own way.
QString motion_source_name(MotionSource source);

}  // namespace flipbook::ui
