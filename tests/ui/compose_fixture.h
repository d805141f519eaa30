// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "mock_engine_maker.h"
#include "ui/compose/compose_panel.h"
#include "ui/window/test_state.h"

namespace flipbook::ui {

// A panel with a document, the mock engine and what it publishes.
struct ComposeFixture {
    explicit ComposeFixture(const QTemporaryDir& folder)
        : paths(AppPaths::in(folder.path())),
          state_file(folder.filePath(QStringLiteral("state.json"))), state(state_file),
          engine(mock_engine_maker(), {}), panel(document, engine, paths, state)
    { }

    template <class Widget> Widget* find(const char* name)
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }

    QJsonObject published()
    {
        QFile file(state_file);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll())
            .object()[QLatin1String("compose")]
            .toObject();
    }
    QString problem(const char* name)
    {
        return published()[QLatin1String("disabled")].toObject()[QLatin1String(name)].toString();
    }

    AppPaths paths;
    QString state_file;
    Document document;
    TestState state;
    EngineBridge engine;
    ComposePanel panel;
};

}  // namespace flipbook::ui
