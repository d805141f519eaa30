// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QSystemTrayIcon;
class QWidget;

namespace flipbook::ui {

class GenerationQueue;
class Settings;

// Tells through the desktop that a clip is done, where that took more than 20 s and the window is
// not the active one: as a message where the desktop shows such, else by its place in the taskbar.
class DoneNotice final : public QObject {
    Q_OBJECT

public:
    DoneNotice(QWidget& window, const Settings& settings, GenerationQueue& queue);

    using Show = std::function<void(const QString& title, const QString& text)>;
    void set_show(Show show) { m_show = std::move(show); }

private:
    void show_on_desktop(const QString& title, const QString& text);

    QWidget& m_window;
    QSystemTrayIcon* m_icon = nullptr;  // There while its message is.
    Show m_show;
};

}  // namespace flipbook::ui
