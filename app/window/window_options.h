// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace flipbook::app {

// The window's command line.
struct WindowOptions {
    QStringList files;                        // To be opened: projects, clips, models.
    QString engine = QStringLiteral("auto");  // auto, cpu, mock, mock:SCRIPT.
    QString device;                           // "cpu" with that engine; empty = as set.
    QString data_folder;                      // Empty = the usual places.
    QString language;                         // "de"; empty = the system's.
    QString theme;                            // system, light, dark, high-contrast; empty = as set.
    QString log_level = QStringLiteral("info");
    bool reset_layout = false;
    bool allow_multiple = false;  // A window of its own beside one that is open.
};

struct ParsedOptions {
    std::optional<WindowOptions> options;  // Absent: the program ends after the message.
    QString message;
    bool is_error = false;
};

ParsedOptions parse_window_options(const QStringList& arguments);

}  // namespace flipbook::app
