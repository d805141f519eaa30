// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/app_paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace flipbook::ui {

namespace {

AppPaths below(const QString& folder)
{
    const QDir root(folder);
    return {root.filePath(QStringLiteral("flipbook.ini")), root.filePath(QStringLiteral("data")),
            root.filePath(QStringLiteral("cache")), root.filePath(QStringLiteral("logs")),
            root.filePath(QStringLiteral("media"))};
}

AppPaths usual()
{
    const auto writable = [](QStandardPaths::StandardLocation location) {
        return QDir(QStandardPaths::writableLocation(location))
            .filePath(QStringLiteral("flipbook"));
    };
    const QString data = writable(QStandardPaths::GenericDataLocation);
    const QString media = QDir(QStandardPaths::writableLocation(QStandardPaths::MoviesLocation))
                              .filePath(QStringLiteral("Flipbook"));
    return {writable(QStandardPaths::GenericConfigLocation) + QStringLiteral("/flipbook.ini"), data,
            writable(QStandardPaths::GenericCacheLocation), data + QStringLiteral("/logs"), media};
}

}  // namespace

AppPaths AppPaths::in(const QString& folder)
{
    const QString program = QCoreApplication::applicationDirPath();
    AppPaths paths;
    if (!folder.isEmpty())
        paths = below(folder);
    else if (QFileInfo::exists(program + QStringLiteral("/portable.txt")))
        paths = below(program + QStringLiteral("/flipbook-data"));
    else
        paths = usual();
    for (const QString& path : {paths.data, paths.cache, paths.logs})
        QDir().mkpath(path);
    return paths;
}

}  // namespace flipbook::ui
