// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_router.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTextEdit>
#include <QTreeView>

#include "ui/viewer/transport_keys.h"

namespace flipbook::ui {

namespace {

template <class... Kinds> bool is_any_of(const QWidget& widget)
{
    return (qobject_cast<const Kinds*>(&widget) || ...);
}

bool is_arrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool is_page_or_end(int key)
{
    return key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_PageUp
           || key == Qt::Key_PageDown;
}

// What lists search by while one types.
bool is_letter_or_digit(const QKeyEvent& event)
{
    const int key = event.key();
    return (key >= Qt::Key_A && key <= Qt::Key_Z) || (key >= Qt::Key_0 && key <= Qt::Key_9)
           || (!event.text().isEmpty() && event.text().front().isLetterOrNumber());
}

// Whether the widget says itself that a key is its own.
bool accepts(QWidget& widget, QKeyEvent& question)
{
    question.ignore();
    static_cast<QObject&>(widget).event(&question);
    return question.isAccepted();
}

// On X11 fields take it for "to the end of the line", as Emacs has it, and End does the same.
bool is_export_shortcut(const QKeyEvent& event)
{
    return event.key() == Qt::Key_E && event.modifiers() == Qt::ControlModifier;
}

}  // namespace

bool needs_key(const QWidget& widget, const QKeyEvent& event)
{
    const int key = event.key();
    const auto* combo = qobject_cast<const QComboBox*>(&widget);
    if (is_any_of<QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QKeySequenceEdit, QMenu,
                  QMenuBar>(widget)
        || (combo && combo->isEditable()))
        return true;
    if (combo || is_any_of<QAbstractItemView>(widget)) {
        const bool folds =
            is_any_of<QTreeView>(widget) && (key == Qt::Key_Plus || key == Qt::Key_Minus);
        return is_arrow(key) || is_page_or_end(key) || key == Qt::Key_Space || folds
               || is_letter_or_digit(event);
    }
    if (is_any_of<QRadioButton>(widget))
        return key == Qt::Key_Space || is_arrow(key);
    if (is_any_of<QAbstractButton>(widget))
        return key == Qt::Key_Space;
    if (is_any_of<QAbstractSlider>(widget))
        return is_arrow(key) || is_page_or_end(key);
    if (is_any_of<QTabBar>(widget))
        return is_arrow(key) || key == Qt::Key_Home || key == Qt::Key_End;
    if (is_any_of<QAbstractScrollArea>(widget))
        return key == Qt::Key_PageUp || key == Qt::Key_PageDown;
    return false;
}

KeyRouter::KeyRouter(QWidget& window, TransportKeys& transport, QObject* parent)
    : QObject(parent), m_window(window), m_transport(transport)
{
    QCoreApplication::instance()->installEventFilter(this);
}

KeyRouter::~KeyRouter()
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->removeEventFilter(this);
}

// Docks that float are windows of their own, but belong to it; dialogs do not.
bool KeyRouter::is_of_window(const QWidget& widget) const
{
    const QWidget* window = widget.window();
    return window == &m_window
           || (qobject_cast<const QDockWidget*>(window) && window->parentWidget() == &m_window);
}

bool KeyRouter::handle_press(QWidget& widget, const QKeyEvent& event)
{
    const bool is_in_list =
        widget.parentWidget()
        && qobject_cast<const QAbstractItemView*>(widget.parentWidget()->parentWidget());
    if (event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier) {
        QKeyEvent question(QEvent::ShortcutOverride, event.key(), event.modifiers());
        if (!is_in_list && !event.isAutoRepeat() && !accepts(widget, question))
            Q_EMIT escape_pressed();
        return false;
    }
    if (event.text() == QLatin1String("?") && !needs_key(widget, event)) {
        Q_EMIT help_requested();
        return true;
    }
    const bool was_claimed = m_claimed_by == &widget && m_claimed_key == event.key();
    m_claimed_by = nullptr;
    if (was_claimed || needs_key(widget, event) || !m_transport.takes(event))
        return false;
    m_transport.press(event);
    return true;
}

bool KeyRouter::eventFilter(QObject* object, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::ShortcutOverride && type != QEvent::KeyPress && type != QEvent::KeyRelease)
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    if (type == QEvent::KeyRelease) {
        m_transport.release(*key);
        return false;
    }
    // Only the widget that the key goes to first: what it leaves goes on to its parents, and they
    // must not be taken for it.
    QWidget* focus = QApplication::focusWidget();
    if (!focus)
        focus = QApplication::activeWindow();
    if (!focus || object != focus || QApplication::activePopupWidget() || !is_of_window(*focus))
        return false;
    if (type == QEvent::KeyPress)
        return handle_press(*focus, *key);
    if (is_export_shortcut(*key)) {
        key->ignore();  // The field is not asked: it stays a shortcut.
        return true;
    }
    if (!m_transport.takes(*key))
        return false;
    if (needs_key(*focus, *key) || accepts(*focus, *key)) {
        m_claimed_key = key->key();
        m_claimed_by = focus;
        return false;
    }
    m_claimed_by = nullptr;
    key->accept();  // No shortcut: it arrives as a key.
    return true;
}

}  // namespace flipbook::ui
