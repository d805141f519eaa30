// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock_layout.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QTabBar>

namespace flipbook::ui {

namespace {

// Counted up whenever docks are added or renamed.
constexpr int layout_version = 3;

const QString geometry_key = QStringLiteral("window/geometry");
const QString docks_key = QStringLiteral("window/docks");

QDockWidget* dock(QMainWindow& window, const char* name)
{
    return window.findChild<QDockWidget*>(QStringLiteral("dock.") + QLatin1String(name));
}

}  // namespace

std::optional<DockLayout> find_layout(const QString& name)
{
    if (name == QLatin1String("create"))
        return DockLayout::create;
    if (name == QLatin1String("review"))
        return DockLayout::review;
    if (name == QLatin1String("diagnose"))
        return DockLayout::diagnose;
    return std::nullopt;
}

void add_dock(QMainWindow& window, QMenu& menu, const char* name, const QString& title,
              QWidget* content, Qt::DockWidgetArea area)
{
    auto* added = new QDockWidget(title, &window);
    added->setObjectName(QStringLiteral("dock.") + QLatin1String(name));
    added->setWidget(content);
    window.addDockWidget(area, added);
    menu.addAction(added->toggleViewAction());
    // Behind another one of its tabs it would seem not to have come.
    QObject::connect(added->toggleViewAction(), &QAction::triggered, added, [added](bool shown) {
        if (shown)
            added->raise();
    });
}

void raise_dock(QMainWindow& window, const char* name)
{
    if (QDockWidget* raised = dock(window, name)) {
        raised->show();
        raised->raise();
    }
}

void raise_dock_in_focus(QMainWindow& window)
{
    const QWidget* focus = window.focusWidget();
    for (QDockWidget* any : window.findChildren<QDockWidget*>())
        if (any->isAncestorOf(focus) && any->visibleRegion().isEmpty())
            any->raise();
}

void arrange_docks(QMainWindow& window, DockLayout layout)
{
    const bool is_review = layout == DockLayout::review;
    const Qt::DockWidgetArea start =
        window.isRightToLeft() ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea;
    const Qt::DockWidgetArea end =
        window.isRightToLeft() ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea;
    const QPointer<QWidget> focus = window.focusWidget();
    for (QDockWidget* any : window.findChildren<QDockWidget*>()) {
        any->setFloating(false);
        any->show();
    }
    window.addDockWidget(start, dock(window, "compose"));
    window.addDockWidget(end, dock(window, "queue"));
    window.addDockWidget(is_review ? start : end, dock(window, "history"));
    if (!is_review)
        window.tabifyDockWidget(dock(window, "queue"), dock(window, "history"));
    window.addDockWidget(end, dock(window, "models"));
    window.tabifyDockWidget(dock(window, is_review ? "queue" : "history"), dock(window, "models"));
    dock(window, "compose")->setVisible(!is_review);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock(window, "diagnostics"));
    window.addDockWidget(Qt::BottomDockWidgetArea, dock(window, "inspector"));
    window.addDockWidget(Qt::BottomDockWidgetArea, dock(window, "log"));
    window.tabifyDockWidget(dock(window, "diagnostics"), dock(window, "inspector"));
    window.tabifyDockWidget(dock(window, "inspector"), dock(window, "log"));
    dock(window, "inspector")->setVisible(layout == DockLayout::diagnose);
    raise_dock(window, is_review ? "history" : "queue");
    raise_dock(window, "diagnostics");
    // A small window is for the picture: plots and log wait behind their switches.
    const bool is_small = window.height() < 800;
    if (is_small && layout != DockLayout::diagnose) {
        dock(window, "diagnostics")->hide();
        dock(window, "log")->hide();
    }
    // Two clips beside each other need its width, too.
    const bool is_narrow = window.width() < 1200;
    if (is_narrow && is_review) {
        dock(window, "queue")->hide();
        dock(window, "models")->hide();
    }
    const int review_width = is_narrow ? 330 : 420;
    window.resizeDocks({dock(window, is_review ? "history" : "compose"), dock(window, "queue")},
                       {is_review ? review_width : 350, 280}, Qt::Horizontal);
    window.resizeDocks({dock(window, "diagnostics")},
                       {layout == DockLayout::diagnose ? window.height() / 2 : 200}, Qt::Vertical);
    // Qt leaves bars of tabs that are gone, and Tab comes to them.
    for (QTabBar* bar : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        bar->setVisible(bar->count() > 0);
    // Docks that are moved lose it.
    if (focus && focus->isVisible())
        focus->setFocus();
}

QJsonObject visible_docks(const QMainWindow& window)
{
    QJsonObject shown;
    for (const QDockWidget* any : window.findChildren<QDockWidget*>())
        shown[any->objectName().mid(5)] = !any->isHidden();  // After "dock.".
    return shown;
}

void restore_window(QMainWindow& window, const QSettings& settings)
{
    window.restoreGeometry(settings.value(geometry_key).toByteArray());
}

void restore_docks(QMainWindow& window, const QSettings& settings)
{
    if (!window.restoreState(settings.value(docks_key).toByteArray(), layout_version))
        arrange_docks(window, DockLayout::create);
}

void save_docks(const QMainWindow& window, QSettings& settings)
{
    settings.setValue(geometry_key, window.saveGeometry());
    settings.setValue(docks_key, window.saveState(layout_version));
}

void forget_docks(QSettings& settings)
{
    settings.remove(docks_key);
}

}  // namespace flipbook::ui
