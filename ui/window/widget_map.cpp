// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/widget_map.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QJsonArray>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QWidget>

namespace flipbook::ui {

namespace {

// What a screen reader says of a widget.
QString accessible_text(QWidget* widget, QAccessible::Text kind)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(kind) : QString();
}

QJsonArray rows_of(const QTableWidget& table)
{
    constexpr int most_rows = 64;
    QJsonArray rows;
    for (int row = 0; row < qMin(table.rowCount(), most_rows); ++row) {
        QJsonArray cells;
        for (int column = 0; column < table.columnCount(); ++column) {
            const QTableWidgetItem* item = table.item(row, column);
            cells.append(item ? item->text() : QString());
        }
        rows.append(cells);
    }
    return rows;
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
    if (const auto* table = qobject_cast<QTableWidget*>(widget))
        object[QLatin1String("rows")] = rows_of(*table);
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

}  // namespace flipbook::ui
