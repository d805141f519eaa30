// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace flipbook::ui {

class TransportKeys;

// Whether a widget of that kind has a use of its own for a key without Ctrl and Alt: fields need
// all of them, a button the space bar, a slider the arrows, and so on.
bool needs_key(const QWidget& widget, const QKeyEvent& event);

// Leads keys without Ctrl and Alt to the transport, from anywhere in one window, unless the widget
// that has the focus needs them. As shortcuts of the window they would be taken from fields and
// lists. A widget of our own that needs a key says so as Qt has it: it accepts the
// ShortcutOverride.
class KeyRouter final : public QObject {
    Q_OBJECT

public:
    KeyRouter(QWidget& window, TransportKeys& transport, QObject* parent = nullptr);
    ~KeyRouter() override;

Q_SIGNALS:
    void escape_pressed();  // Where no popup, list or widget had a use for it.
    void help_requested();  // "?".

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool is_of_window(const QWidget& widget) const;
    bool handle_press(QWidget& widget, const QKeyEvent& event);

    QWidget& m_window;
    TransportKeys& m_transport;
    // The key that a widget claimed when it was asked, until it arrives there.
    int m_claimed_key = 0;
    QPointer<QWidget> m_claimed_by;
};

}  // namespace flipbook::ui
