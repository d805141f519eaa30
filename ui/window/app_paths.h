// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace flipbook::ui {

// Where the window keeps what is the user's. On Linux below the XDG folders, on Windows below
// %APPDATA% and %LOCALAPPDATA%; all of it in one folder with --data-dir, or where a file
// portable.txt lies beside the program.
struct AppPaths {
    QString settings_file;  // INI.
    QString data;           // history.db, masters of clips, autosave, presets.
    QString cache;
    QString logs;
    QString media;  // Where exports go first.

    // What is known of model files: read by the window and by the engine, written by both.
    QString model_catalog() const { return cache + QStringLiteral("/models.json"); }

    // Lists of words for __name__ in prompts, NAME.txt each.
    QString wildcards() const { return data + QStringLiteral("/wildcards"); }

    // `folder` holds everything; empty = the usual places. Makes the folders.
    static AppPaths in(const QString& folder);
};

}  // namespace flipbook::ui
