// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace flipbook::app {

// English throughout: the language is one of the options.
namespace {

const QStringList themes{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark"),
                         QStringLiteral("high-contrast")};
const QStringList layouts{QStringLiteral("create"), QStringLiteral("review"),
                          QStringLiteral("diagnose")};
const QStringList log_levels{QStringLiteral("debug"), QStringLiteral("info"),
                             QStringLiteral("warning"), QStringLiteral("error")};

// Empty, or what is wrong with a value that has to be one of a list.
QString wrong_value(const QCommandLineParser& parser, const char* option, const QStringList& known)
{
    const QString name = QString::fromLatin1(option);
    const QString value = parser.value(name);
    if (value.isEmpty() || known.contains(value))
        return {};
    return QStringLiteral("--%1: '%2' is not one of %3.")
        .arg(name, value, known.join(QStringLiteral(", ")));
}

bool is_engine(const QString& name)
{
    return name == QLatin1String("auto") || name == QLatin1String("cpu")
           || name == QLatin1String("cuda") || name == QLatin1String("mock")
           || name.startsWith(QLatin1String("mock:"));
}

bool is_device(const QString& name)
{
    static const QRegularExpression devices(QStringLiteral("^(|auto|cpu|cuda(:[0-9]{1,3})?)$"));
    return devices.match(name).hasMatch();
}

}  // namespace

ParsedOptions parse_window_options(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Turns a prompt into an animated clip."));
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILES"),
                                 QStringLiteral("Projects, clips or models to open."),
                                 QStringLiteral("[FILES…]"));
    parser.addOptions({
        {QStringLiteral("engine"),
         QStringLiteral("auto, cuda, cpu for doing without a graphics card, or mock[:SCRIPT] for "
                        "trying the window."),
         QStringLiteral("NAME"), QStringLiteral("auto")},
        {QStringLiteral("device"),
         QStringLiteral("Computes there, cpu or cuda:0, whatever the settings say."),
         QStringLiteral("NAME")},
        {QStringLiteral("project"), QStringLiteral("The project to open."), QStringLiteral("FILE")},
        {QStringLiteral("models-dir"),
         QStringLiteral("Looks for models there, too; may be given several times."),
         QStringLiteral("FOLDER")},
        {QStringLiteral("data-dir"),
         QStringLiteral("Keeps settings, history and log in this folder."),
         QStringLiteral("FOLDER")},
        {QStringLiteral("lang"), QStringLiteral("The language, en, de or ja."),
         QStringLiteral("CODE")},
        {QStringLiteral("theme"), themes.join(QStringLiteral(", ")), QStringLiteral("NAME")},
        {QStringLiteral("log-level"), log_levels.join(QStringLiteral(", ")),
         QStringLiteral("LEVEL"), QStringLiteral("info")},
        {QStringLiteral("layout"), layouts.join(QStringLiteral(", ")), QStringLiteral("NAME")},
        {{QStringLiteral("allow-multiple"), QStringLiteral("new-window")},
         QStringLiteral("Opens a window of its own beside one that is open.")},
        {QStringLiteral("reset-layout"),
         QStringLiteral("Starts with the docks where they were at first.")},
        {QStringLiteral("reset-crash-flag"),
         QStringLiteral("Does not tell of a crash before this start; all work is back as ever.")},
        {QStringLiteral("safe-mode"),
         QStringLiteral("Starts on the processor, with the docks where they were at first.")},
    });
    if (!parser.parse(arguments))
        return {std::nullopt, parser.errorText() + QStringLiteral(". --help lists the options."),
                true};
    if (parser.isSet(help))
        return {std::nullopt, parser.helpText(), false};
    if (parser.isSet(version))
        return {std::nullopt, QStringLiteral("Flipbook ") + QCoreApplication::applicationVersion(),
                false};
    for (const QString& problem :
         {wrong_value(parser, "theme", themes), wrong_value(parser, "layout", layouts),
          wrong_value(parser, "log-level", log_levels)})
        if (!problem.isEmpty())
            return {std::nullopt, problem, true};

    WindowOptions options;
    options.files = parser.values(QStringLiteral("project")) + parser.positionalArguments();
    options.model_folders = parser.values(QStringLiteral("models-dir"));
    options.engine = parser.value(QStringLiteral("engine"));
    if (!is_engine(options.engine))
        return {std::nullopt,
                QStringLiteral("--engine: '%1' is not one of auto, cpu, cuda, mock, mock:SCRIPT.")
                    .arg(options.engine),
                true};
    const bool is_safe = parser.isSet(QStringLiteral("safe-mode"));
    options.device = is_safe ? QStringLiteral("cpu") : parser.value(QStringLiteral("device"));
    if (options.engine == QLatin1String("cpu") || options.engine == QLatin1String("cuda"))
        options.device = options.device.isEmpty() ? options.engine : options.device;
    if (!is_device(options.device))
        return {std::nullopt,
                QStringLiteral("--device: '%1' is not one of auto, cpu, cuda, cuda:0, cuda:1, ….")
                    .arg(options.device),
                true};
    options.data_folder = parser.value(QStringLiteral("data-dir"));
    options.language = parser.value(QStringLiteral("lang"));
    options.theme = parser.value(QStringLiteral("theme"));
    options.log_level = parser.value(QStringLiteral("log-level"));
    options.allow_multiple = parser.isSet(QStringLiteral("allow-multiple"));
    options.layout = parser.value(QStringLiteral("layout"));
    options.reset_layout = is_safe || parser.isSet(QStringLiteral("reset-layout"));
    options.reset_crash_flag = parser.isSet(QStringLiteral("reset-crash-flag"));
    return {options, {}, false};
}

QStringList safe_mode_arguments(const QStringList& arguments, const WindowOptions& options)
{
    QStringList kept;
    for (const QString& argument : arguments.mid(1)) {
        const bool is_file = options.files.contains(argument);
        if (is_file && !kept.isEmpty() && kept.constLast() == QLatin1String("--project"))
            kept.removeLast();
        if (!is_file && !argument.startsWith(QLatin1String("--project=")))
            kept << argument;
    }
    return kept << QStringLiteral("--safe-mode");
}

}  // namespace flipbook::app
