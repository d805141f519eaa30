// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <functional>

class QLabel;
class QPushButton;

namespace flipbook::ui {

// A line that tells what was done and offers to take it back. Goes after six seconds, later while
// the mouse or the focus is on it.
class Toast final : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* parent = nullptr);

    void show_message(const QString& text, const QString& button, std::function<void()> act);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_button;
    std::function<void()> m_act;
    QTimer m_timer;
};

}  // namespace flipbook::ui
