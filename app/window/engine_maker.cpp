// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_maker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibrary>
#include <atomic>
#include <memory>
#include <utility>

#include "engine_module.h"
#include "flipbook/mock_engine.h"

namespace flipbook::app {

namespace {

Result<std::unique_ptr<Engine>> load_engine(const EngineOptions& options, EventSink sink)
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString name = QStringLiteral("flipbook_engine_module");
    QLibrary library;
    for (const char* folder : {".", "../lib/flipbook"}) {
        library.setFileName(
            QDir::cleanPath(program.filePath(QLatin1String(folder) + QLatin1Char('/') + name)));
        if (library.load())
            break;
    }
    const auto make = reinterpret_cast<MakeEngine*>(library.resolve(make_engine_symbol));
    if (!make)
        return Error{ErrorCode::device,
                     "The engine cannot be loaded: " + library.errorString().toStdString()
                         + " Install Flipbook again, or build it with LibTorch."};
    const std::unique_ptr<Result<std::unique_ptr<Engine>>> made(make(&options, &sink));
    return std::move(*made);
}

}  // namespace

ui::EngineMaker engine_maker(const QString& name)
{
    const QString mock = QStringLiteral("mock");
    if (!name.startsWith(mock))
        return load_engine;
    const std::string script = name.mid(mock.size() + 1).toStdString();
    // A device that was lost is there again for the engine after it.
    const std::string script_after = script.empty() ? script : script + ",fail_jobs=0";
    return [script, script_after, was_made = std::make_shared<std::atomic<bool>>(false)](
               const EngineOptions& options, EventSink sink) {
        return create_mock_engine(was_made->exchange(true) ? script_after : script, options,
                                  std::move(sink));
    };
}

}  // namespace flipbook::app
