// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>

namespace flipbook::ui {

namespace {

bool turns_by_wheel(const QWidget& widget)
{
    if (qobject_cast<const QAbstractSlider*>(&widget))
        return !qobject_cast<const QScrollBar*>(&widget);
    return qobject_cast<const QAbstractSpinBox*>(&widget)
           || qobject_cast<const QComboBox*>(&widget);
}

}  // namespace

WheelGuard::WheelGuard(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* object, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::Wheel && type != QEvent::Polish)
        return false;
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget || !turns_by_wheel(*widget))
        return false;
    if (type == QEvent::Polish) {
        // Qt gives the focus before anybody is asked about the event.
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (widget->hasFocus())
        return false;
    event->ignore();  // For what it lies on.
    return true;
}

}  // namespace flipbook::ui
