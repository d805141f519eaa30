// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace flipbook::ui {

// A line that tells what was done, and may offer something: to take it back, for instance. It
// asks to go after a while, later while the mouse or the focus is on it.
class Toast final : public QFrame {
    Q_OBJECT

public:
    // Without `act` there is no button.
    Toast(const QString& text, const QString& button, std::function<void()> act, QWidget* parent);

    void last(int milliseconds);
    QString text() const;
    bool is_held() const;

Q_SIGNALS:
    void over();

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QLabel* m_text;
    QTimer m_timer;
};

// Up to three toasts in the lower corner of a picture, the newest at the bottom. For what was
// done and went well: errors are the banner's. They lie above the window's other parts, and Tab
// comes to their buttons.
class ToastStack final : public QWidget {
    Q_OBJECT

public:
    static constexpr qsizetype most = 3;

    // Lies above `parent`, over the corner of `place`, which is somewhere below it.
    ToastStack(QWidget& place, QWidget& parent);

    // A fourth one takes the place of the oldest that is not held.
    void show_message(const QString& text, const QString& button = {},
                      std::function<void()> act = {});

    QStringList texts() const;  // The oldest first.

    // For those that come.
    void set_lasting(int milliseconds) { m_lasting_ms = milliseconds; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QList<Toast*> toasts() const;
    void drop(Toast* toast);
    void lie_in_corner();

    int m_lasting_ms = 6000;
    QWidget& m_place;
    QVBoxLayout* m_column;
    QPointer<QWidget> m_focus_before;  // It came from here to a toast.
};

}  // namespace flipbook::ui
