// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace flipbook::ui {

enum class MessageKind { information, warning, error };

// What can be done about a message.
struct Remedy {
    QString label;  // "Smaller context".
    QString hint;   // Tool tip: what it changes.
    std::function<void()> apply;
    // Whether the message is done with then: one that only shows something leaves it.
    enum class After { goes, stays } after = After::goes;
};

// One message of the banner, with its buttons. It decides nothing.
class BannerRow final : public QFrame {
    Q_OBJECT

public:
    explicit BannerRow(QWidget* parent = nullptr);

    struct Message {
        int number = 0;  // Tells it from every other one.
        MessageKind kind = MessageKind::information;
        QString text;
        std::vector<Remedy> remedies;
    };

    // `first` is the number that the first button is called by. What is shown already is left as
    // it is, with its focus.
    void show_message(const Message& message, int first);
    // Which of several it is; nothing is shown of a single one.
    void show_place(int place, int count);
    QString text() const;

    bool is_held() const;  // By the mouse or the focus.
    void take_focus();

Q_SIGNALS:
    void chosen(int remedy);
    void dismissed();
    void next_wanted();

private:
    void clear_buttons();

    int m_number = 0;
    int m_first = 0;
    QLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QToolButton* m_next;
};

}  // namespace flipbook::ui
