// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace flipbook::app {

// The window's command line.
struct WindowOptions {
    QStringList files;                        // To be opened: projects, clips, models.
    QString engine = QStringLiteral("auto");  // auto, cpu, cuda, mock, mock:SCRIPT.
    QString device;                           // "cpu", "cuda:0"; empty = as set.
    QStringList model_folders;                // Besides those of the settings, this time.
    QString data_folder;                      // Empty = the usual places.
    QString language;                         // "de"; empty = the system's.
    QString theme;                            // system, light, dark, high-contrast; empty = as set.
    QString log_level = QStringLiteral("info");
    QString layout;  // create, review, diagnose; empty = as it was left.
    bool reset_layout = false;
    bool reset_crash_flag = false;
    bool allow_multiple = false;  // A window of its own beside one that is open.
};

struct ParsedOptions {
    std::optional<WindowOptions> options;  // Absent: the program ends after the message.
    QString message;
    bool is_error = false;
};

ParsedOptions parse_window_options(const QStringList& arguments);

// Those to start the same in safe mode, without the program's own name. Files are not opened again.
QStringList safe_mode_arguments(const QStringList& arguments, const WindowOptions& options);

}  // namespace flipbook::app
