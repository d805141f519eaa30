// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/capabilities.h"
#include "flipbook/request.h"

namespace flipbook::ui {

// "red-ball-rolling-42": what an export of this clip is called first.
QString suggested_name(const GenerationRequest& request);

// A name for one file, on every system: no separators, no control characters, no reserved names,
// no blanks or dots at its ends, 120 characters at most. "clip" where nothing is left.
QString safe_name(const QString& text);

// Where a format goes: "FOLDER/NAME.mp4"; a folder of frames is "FOLDER/NAME".
QString export_path(const QString& folder, const QString& name, const Format& format);

// What keeps files apart that would have the same name: "-mp4_small" where one of `formats` before
// it has the same ending, else nothing.
QString name_suffix(const Format& format, const std::vector<Format>& formats);

// The first of "NAME", "NAME-2", "NAME-3", … under which none of the formats exists.
QString free_name(const QString& folder, const QString& name, const std::vector<Format>& formats);

}  // namespace flipbook::ui
