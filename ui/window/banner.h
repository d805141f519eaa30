// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "ui/window/banner_row.h"

namespace flipbook::ui {

// What went wrong or is worth knowing, above the viewer, in plain words, with the remedies that
// fit as buttons; never modal. Two rows at most: the newest problem, an error or a warning, and
// the newest notice. Problems stay until they are dismissed, acted upon or withdrawn; behind the
// shown one the others wait. A notice goes by itself, or if it offers something, when the next
// offer comes.
class Banner final : public QWidget {
    Q_OBJECT

public:
    using Kind = MessageKind;
    using Remedy = ui::Remedy;

    explicit Banner(QWidget* parent = nullptr);

    // A number for withdraw(). The same text again takes the place of the one before.
    int show_message(Kind kind, const QString& text, std::vector<Remedy> remedies = {});
    void tell(const QString& text) { show_message(Kind::information, text); }
    void warn(const QString& text) { show_message(Kind::warning, text); }
    // What it was about is over. Does nothing to a message that is gone.
    void withdraw(int message);

    QString text() const;  // Of what is shown; empty while nothing is.
    int error_count() const;

    // The first time, the one shown last; then another one each time. It gets the focus.
    void show_next_error();

    void set_notice_time(int milliseconds) { m_notice_timer.setInterval(milliseconds); }

Q_SIGNALS:
    void changed();

private:
    using Message = BannerRow::Message;

    std::vector<Message>::iterator find(int number);
    std::vector<Message> problems() const;
    void apply(int number, int remedy);
    void show_problem_after(int number, bool only_errors);
    void update_rows();
    void end_notice();

    std::vector<Message> m_messages;  // Oldest first.
    int m_last_number = 0;
    int m_shown_problem = 0;
    int m_shown_notice = 0;
    QTimer m_notice_timer;
    BannerRow* m_problem;
    BannerRow* m_notice;
};

}  // namespace flipbook::ui
