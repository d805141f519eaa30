// SPDX-License-Identifier: GPL-3.0-or-later
// flipbook, the window.
#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <cstdio>

#include "engine_maker.h"
#include "flipbook/recipe.h"
#include "language.h"
#include "single_instance.h"
#include "termination.h"
#include "ui/window/dock_layout.h"
#include "ui/window/log_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/theme.h"
#include "ui/window/workspace.h"
#include "window_options.h"

namespace {

// Of the window, when it is to be started again in safe mode. Behind those of the shell.
constexpr int safe_start_wanted = 64;

int run(QApplication& application, const flipbook::app::WindowOptions& options)
{
    using namespace flipbook::ui;
    Workspace::Options workspace_options;
    workspace_options.paths = AppPaths::in(options.data_folder);
    open_log(workspace_options.paths.logs, options.log_level);
    flipbook::app::SingleInstance instance(workspace_options.paths.data);
    if (!options.allow_multiple && instance.hand_over(options.files))
        return 0;

    workspace_options.engine = flipbook::app::engine_maker(options.engine);
    workspace_options.device = options.device;
    workspace_options.model_folders = options.model_folders;
    workspace_options.state_file = qEnvironmentVariable("FLIPBOOK_TEST_STATE");
    if (options.reset_layout) {
        QSettings stored(workspace_options.paths.settings_file, QSettings::IniFormat);
        forget_docks(stored);
    }
    if (options.reset_crash_flag)
        forget_crash(workspace_options.paths.data);
    Workspace workspace(std::move(workspace_options));
    const SettingsValues& settings = workspace.settings().values();
    flipbook::app::install_language(application, options.language.isEmpty() ? settings.language
                                                                            : options.language);
    apply_theme(options.theme.isEmpty() ? settings.theme : theme_from_name(options.theme));
    MainWindow window(workspace);
    QObject::connect(&instance, &flipbook::app::SingleInstance::files_received, &window,
                     &MainWindow::open_files);
    bool begins_anew = false;
    QObject::connect(&workspace.session(), &Session::safe_start_wanted, &window,
                     [&] { begins_anew = window.close(); });
    flipbook::app::quit_on_termination(&application);
    window.show();
    if (const auto layout = find_layout(options.layout))
        arrange_docks(window, *layout);
    window.open_files(options.files);
    const int outcome = QApplication::exec();
    return begins_anew ? safe_start_wanted : outcome;
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Flipbook"));
    QApplication::setDesktopFileName(QStringLiteral("flipbook"));
    QApplication::setApplicationVersion(QString::fromLatin1(flipbook::version()));
    const flipbook::app::ParsedOptions parsed =
        flipbook::app::parse_window_options(QApplication::arguments());
    if (!parsed.message.isEmpty())
        std::fprintf(parsed.is_error ? stderr : stdout, "%s\n", qPrintable(parsed.message));
    if (!parsed.options)
        return parsed.is_error ? 2 : 0;
    const int outcome = run(application, *parsed.options);
    if (outcome != safe_start_wanted)
        return outcome;
    // Only now is the folder free for another one.
    const bool has_started = QProcess::startDetached(
        QApplication::applicationFilePath(),
        flipbook::app::safe_mode_arguments(QApplication::arguments(), *parsed.options));
    return has_started ? 0 : 1;
}
