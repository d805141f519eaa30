// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/widget_audit.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

namespace flipbook::ui {

namespace {

QString accessible_name(QWidget& widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

QString called(QWidget& widget)
{
    if (!widget.objectName().isEmpty() && !widget.objectName().startsWith(QLatin1String("qt_")))
        return widget.objectName();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        QStringList texts;  // Its own name is that of the current one.
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
        return QStringLiteral("tabs “%1”").arg(texts.join(QStringLiteral(", ")));
    }
    return QStringLiteral("%1 “%2”").arg(QLatin1String(widget.metaObject()->className()),
                                         accessible_name(widget));
}

bool is_tab_stop(const QWidget& widget)
{
    // The line of a spin box is a part of the box, as some of Qt's own are of others.
    return widget.focusPolicy() & Qt::TabFocus && !widget.focusProxy() && widget.isVisible()
           && widget.isEnabled() && !widget.objectName().startsWith(QLatin1String("qt_"));
}

int text_width(const QWidget& widget, const QString& text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

bool is_too_narrow(const QLabel& label)
{
    if (label.text().isEmpty())
        return false;
    if (label.wordWrap())
        return label.heightForWidth(label.width()) > label.height();
    return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
}

bool is_too_narrow(const QAbstractButton& button)
{
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    const bool shows_icon_only =
        tool && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
    return !button.text().isEmpty() && !shows_icon_only
           && button.sizeHint().width() > button.width();
}

bool is_too_narrow(const QComboBox& combo)
{
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.frame = combo.hasFrame();
    const QRect field = combo.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                      QStyle::SC_ComboBoxEditField, &combo);
    return text_width(combo, combo.currentText()) > field.width();
}

bool is_too_narrow(const QAbstractSpinBox& box)
{
    const auto* line = box.findChild<QLineEdit*>();
    constexpr int margins = 4;
    return line && text_width(*line, line->text()) > line->width() - margins;
}

bool is_too_narrow(const QTabBar& tabs)
{
    const int space = tabs.style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, &tabs);
    for (int i = 0; i < tabs.count(); ++i)
        if (text_width(tabs, tabs.tabText(i)) + space > tabs.tabRect(i).width())
            return true;
    return false;
}

bool is_too_narrow(const QHeaderView& header)
{
    if (!header.model() || header.orientation() != Qt::Horizontal)
        return false;
    for (int i = 0; i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
        if (text_width(header, text) > header.sectionSize(i))
            return true;
    }
    return false;
}

// A dock behind another one of its tabs is "visible", and lies beside the window.
bool is_seen(const QWidget& widget)
{
    const int left = widget.mapTo(widget.window(), QPoint(0, 0)).x();
    return widget.isVisible() && left + widget.width() > 0 && left < widget.window()->width();
}

// Downwards a panel may be scrolled, sideways never.
bool sticks_out(const QWidget& widget)
{
    for (const QWidget* holder = &widget; !holder->isWindow();) {
        holder = holder->parentWidget();
        const int left = widget.mapTo(holder, QPoint(0, 0)).x();
        if (left < 0 || left + widget.width() > holder->width())
            return true;
    }
    return false;
}

template <class Kind> bool is_cut_as(const QWidget& widget)
{
    const auto* control = qobject_cast<const Kind*>(&widget);
    return control && (is_too_narrow(*control) || sticks_out(*control));
}

}  // namespace

QJsonObject keyboard_map(const QWidget& root)
{
    QJsonArray stops, nameless;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!is_tab_stop(*widget) || widget->window() != QApplication::activeWindow())
            continue;
        stops.append(called(*widget));
        if (accessible_name(*widget).isEmpty())
            nameless.append(called(*widget));
    }
    QWidget* focus = QApplication::focusWidget();
    return {{QStringLiteral("focus"), focus ? called(*focus) : QString()},
            {QStringLiteral("stops"), stops},
            {QStringLiteral("nameless"), nameless}};
}

QJsonArray cut_texts(const QWidget& root)
{
    QJsonArray cut;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!is_seen(*widget))
            continue;
        const bool is_cut = is_cut_as<QLabel>(*widget) || is_cut_as<QAbstractButton>(*widget)
                            || is_cut_as<QComboBox>(*widget) || is_cut_as<QAbstractSpinBox>(*widget)
                            || is_cut_as<QTabBar>(*widget) || is_cut_as<QHeaderView>(*widget);
        if (is_cut)
            cut.append(called(*widget));
    }
    return cut;
}

}  // namespace flipbook::ui
