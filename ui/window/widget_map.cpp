// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/widget_map.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QJsonArray>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QWidget>

namespace flipbook::ui {

namespace {

// What a screen reader says of a widget.
QString accessible_text(QWidget* widget, QAccessible::Text kind)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(kind) : QString();
}

QJsonObject describe(QWidget* widget)
{
    // Device pixels: that is what xdotool and a screenshot count.
    const qreal scale = widget->devicePixelRatioF();
    const QPoint corner = widget->mapToGlobal(QPoint(0, 0));
    QJsonObject object;
    object[QLatin1String("x")] = qRound(corner.x() * scale);
    object[QLatin1String("y")] = qRound(corner.y() * scale);
    object[QLatin1String("width")] = qRound(widget->width() * scale);
    object[QLatin1String("height")] = qRound(widget->height() * scale);
    object[QLatin1String("enabled")] = widget->isEnabled();
    object[QLatin1String("focus")] = widget->hasFocus();
    if (const auto* button = qobject_cast<QAbstractButton*>(widget);
        button && button->isCheckable())
        object[QLatin1String("checked")] = button->isChecked();
    object[QLatin1String("name")] = accessible_text(widget, QAccessible::Name);
    if (const auto* editor = qobject_cast<QPlainTextEdit*>(widget))
        object[QLatin1String("value")] = editor->toPlainText();
    else
        object[QLatin1String("value")] = accessible_text(widget, QAccessible::Value);
    return object;
}

}  // namespace

QJsonValue widget_map(const QWidget& root)
{
    QJsonObject map;
    // Dialogs are children of the window, too.
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const QString name = widget->objectName();
        const bool is_qts_own = name.startsWith(QLatin1String("qt_"));
        if (!name.isEmpty() && !is_qts_own && widget->isVisible())
            map[name] = describe(widget);
    }
    return map;
}

QJsonValue nameless_controls(const QWidget& root)
{
    QJsonArray names;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const bool takes_focus = widget->focusPolicy() & Qt::TabFocus;
        // The line of a spin box is said by the box.
        const bool is_part = widget->objectName().startsWith(QLatin1String("qt_"));
        if (!takes_focus || is_part || !widget->isVisible())
            continue;
        if (accessible_text(widget, QAccessible::Name).isEmpty())
            names.append(widget->objectName().isEmpty()
                             ? QString::fromLatin1(widget->metaObject()->className())
                             : widget->objectName());
    }
    return names;
}

}  // namespace flipbook::ui
