// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/field_undo.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <optional>

namespace flipbook::ui {

namespace {

constexpr QKeyCombination redo_of_windows = Qt::CTRL | Qt::Key_Y;

enum class Step { undo, redo };

std::optional<Step> step_of(QKeyCombination keys)
{
    if (keys == (Qt::CTRL | Qt::Key_Z))
        return Step::undo;
    if (keys == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z) || keys == redo_of_windows)
        return Step::redo;
    return std::nullopt;
}

const QTextDocument* document_of(const QWidget& widget)
{
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(&widget))
        return plain->document();
    const auto* rich = qobject_cast<const QTextEdit*>(&widget);
    return rich ? rich->document() : nullptr;
}

// The line that is typed in; boxes of numbers and choices hold one.
const QLineEdit* line_of(const QWidget& widget)
{
    if (qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QComboBox*>(&widget))
        return widget.findChild<QLineEdit*>();
    return qobject_cast<const QLineEdit*>(&widget);
}

// Whether a field could take the step by itself; nothing for a widget that is no field.
std::optional<bool> has_step(const QWidget& widget, Step step)
{
    const bool is_undo = step == Step::undo;
    if (const QTextDocument* text = document_of(widget))
        return is_undo ? text->isUndoAvailable() : text->isRedoAvailable();
    if (const QLineEdit* line = line_of(widget))
        return is_undo ? line->isUndoAvailable() : line->isRedoAvailable();
    return std::nullopt;
}

}  // namespace

FieldUndo::FieldUndo(QObject* parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FieldUndo::eventFilter(QObject* object, QEvent* event)
{
    const QEvent::Type type = event->type();
    const bool is_key = type == QEvent::ShortcutOverride || type == QEvent::KeyPress;
    const QWidget* focus = QApplication::focusWidget();
    if (!is_key || !focus || object != focus)
        return false;
    const QKeyCombination keys = static_cast<QKeyEvent*>(event)->keyCombination();
    const auto step = step_of(keys);
    const auto is_own = step ? has_step(*focus, *step) : std::nullopt;
    if (!is_own)
        return false;
    if (type == QEvent::ShortcutOverride) {
        event->setAccepted(*is_own);
        return true;
    }
    if (!*is_own || keys != redo_of_windows)
        return false;
    // Fields know Ctrl+Y on Windows alone, and the other form everywhere.
    QKeyEvent redo(QEvent::KeyPress, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCoreApplication::sendEvent(object, &redo);
    return true;
}

}  // namespace flipbook::ui
