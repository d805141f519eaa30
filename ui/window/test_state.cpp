// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/test_state.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>
#include <filesystem>
#include <utility>

#include "ui/document/path_text.h"
#include "ui/window/widget_audit.h"
#include "ui/window/widget_map.h"

namespace flipbook::ui {

TestState::TestState(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(20);
    connect(&m_timer, &QTimer::timeout, this, &TestState::write);
    // Layouts move widgets without a word.
    if (!m_file.isEmpty()) {
        auto* refresh = new QTimer(this);
        connect(refresh, &QTimer::timeout, this, &TestState::touch);
        refresh->start(100);
    }
}

void TestState::add(const QString& key, std::function<QJsonValue()> value)
{
    m_values[key] = std::move(value);
    touch();
}

void TestState::touch()
{
    if (!m_file.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void TestState::watch(QWidget& window)
{
    if (m_file.isEmpty())
        return;
    window.installEventFilter(this);
    add(QStringLiteral("widgets"), [&window] { return widget_map(window); });
    add(QStringLiteral("keyboard"), [&window] { return keyboard_map(window); });
    add(QStringLiteral("cut"), [&window] { return cut_texts(window); });
    connect(qApp, &QApplication::focusChanged, this, &TestState::touch);
}

bool TestState::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        add(QStringLiteral("painted"),
            [now = QDateTime::currentMSecsSinceEpoch()] { return QJsonValue(now); });
    }
    return false;
}

void TestState::write()
{
    QJsonObject state;
    for (const auto& [key, value] : m_values)
        state.insert(key, value());
    state.insert(QStringLiteral("revision"), ++m_revision);
    // Not QSaveFile, which waits for the disk: the window's own pauses are to be measured.
    QFile file(m_file + QStringLiteral(".part"));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QJsonDocument(state).toJson());
    file.close();
    std::error_code ignored;
    std::filesystem::rename(text_path(file.fileName()), text_path(m_file), ignored);
}

}  // namespace flipbook::ui
