// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "flipbook/capabilities.h"
#include "flipbook/request.h"

namespace flipbook::ui {

// What a pattern, "[prompt_words]-[seed]", means for a clip that is exported now; folders in it
// are parted by "/".
QString expanded_name(const QString& pattern, const GenerationRequest& request, int number = 1);

// What the files of clips are called that have no name.
inline const QString usual_file_name = QStringLiteral("[prompt_words]-[seed]");

// What the file of a clip is proposed to be called: as the clip, or else by `pattern`.
QString proposed_file_name(const QString& clip_name, const QString& pattern);

// Where a format goes: "FOLDER/NAME.mp4"; a folder of frames is "FOLDER/NAME". The name is an
// expanded one.
QString export_path(const QString& folder, const QString& name, const Format& format);

// What keeps files apart that would have the same name: "-mp4_small" where one of `formats` before
// it has the same ending, else nothing.
QString name_suffix(const Format& format, const std::vector<Format>& formats);

// The first of the names that a pattern can mean under which none of the formats exists: with
// [number] the next number, else NAME, NAME-2, NAME-3, ….
QString free_name(const QString& folder, const QString& pattern, const GenerationRequest& request,
                  const std::vector<Format>& formats);

}  // namespace flipbook::ui
