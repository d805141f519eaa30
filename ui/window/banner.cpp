// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/banner.h"

#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr int notice_ms = 8000;

}  // namespace

Banner::Banner(QWidget* parent)
    : QWidget(parent), m_problem(new BannerRow(this)), m_notice(new BannerRow(this))
{
    setObjectName(QStringLiteral("banner"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_problem);
    column->addWidget(m_notice);
    m_notice_timer.setSingleShot(true);
    m_notice_timer.setInterval(notice_ms);
    connect(&m_notice_timer, &QTimer::timeout, this, &Banner::end_notice);
    connect(m_problem, &BannerRow::chosen, this,
            [this](int remedy) { apply(m_shown_problem, remedy); });
    connect(m_notice, &BannerRow::chosen, this,
            [this](int remedy) { apply(m_shown_notice, remedy); });
    connect(m_problem, &BannerRow::dismissed, this, [this] { withdraw(m_shown_problem); });
    connect(m_notice, &BannerRow::dismissed, this, [this] { withdraw(m_shown_notice); });
    connect(m_problem, &BannerRow::next_wanted, this,
            [this] { show_problem_after(m_shown_problem, false); });
    hide();
}

int Banner::show_message(Kind kind, const QString& text, std::vector<Remedy> remedies)
{
    const bool is_notice = kind == Kind::information;
    const bool is_offer = is_notice && !remedies.empty();
    std::erase_if(m_messages, [&](const Message& other) {
        if (is_notice && other.kind == kind && (is_offer || other.remedies.empty()))
            return true;
        return other.kind == kind && other.text == text;
    });
    m_messages.push_back({++m_last_number, kind, text, std::move(remedies)});
    if (kind != Kind::information)
        m_shown_problem = m_last_number;
    update_rows();
    return m_last_number;
}

void Banner::withdraw(int message)
{
    const auto found = find(message);
    if (found == m_messages.end())
        return;
    m_messages.erase(found);
    update_rows();
}

QString Banner::text() const
{
    QStringList texts{m_problem->text(), m_notice->text()};
    texts.removeAll(QString());
    return texts.join(QLatin1Char('\n'));
}

int Banner::error_count() const
{
    return static_cast<int>(
        std::count_if(m_messages.begin(), m_messages.end(),
                      [](const Message& message) { return message.kind == Kind::error; }));
}

void Banner::show_next_error()
{
    const auto shown = find(m_shown_problem);
    if (m_problem->is_held() || (shown != m_messages.end() && shown->kind != Kind::error))
        show_problem_after(m_shown_problem, true);
    m_problem->take_focus();
}

std::vector<Banner::Message>::iterator Banner::find(int number)
{
    return std::find_if(m_messages.begin(), m_messages.end(),
                        [number](const Message& message) { return message.number == number; });
}

std::vector<Banner::Message> Banner::problems() const
{
    std::vector<Message> result;
    std::copy_if(m_messages.begin(), m_messages.end(), std::back_inserter(result),
                 [](const Message& message) { return message.kind != Kind::information; });
    return result;
}

// The remedy may show the next message: this one is gone before it is applied.
void Banner::apply(int number, int remedy)
{
    const auto found = find(number);
    if (found == m_messages.end())
        return;
    const Remedy chosen = found->remedies.at(static_cast<std::size_t>(remedy));
    if (chosen.after == Remedy::After::goes)
        withdraw(number);
    chosen.apply();
}

// Older ones first, then the newest again.
void Banner::show_problem_after(int number, bool only_errors)
{
    std::vector<Message> shown = problems();
    std::erase_if(shown, [only_errors](const Message& message) {
        return only_errors && message.kind != Kind::error;
    });
    if (shown.empty())
        return;
    std::reverse(shown.begin(), shown.end());
    const auto next = std::find_if(shown.begin(), shown.end(), [number](const Message& message) {
        return message.number < number;
    });
    m_shown_problem = next == shown.end() ? shown.front().number : next->number;
    update_rows();
}

void Banner::update_rows()
{
    const std::vector<Message> all = problems();
    auto problem = std::find_if(all.begin(), all.end(), [this](const Message& message) {
        return message.number == m_shown_problem;
    });
    if (problem == all.end() && !all.empty()) {
        const auto error = std::find_if(all.rbegin(), all.rend(), [](const Message& message) {
            return message.kind == Kind::error;
        });
        problem = error == all.rend() ? all.end() - 1 : error.base() - 1;
    }
    m_shown_problem = problem == all.end() ? 0 : problem->number;
    int buttons = 0;
    if (problem == all.end()) {
        m_problem->hide();
    } else {
        m_problem->show_message(*problem, 0);
        m_problem->show_place(static_cast<int>(all.end() - problem), static_cast<int>(all.size()));
        buttons = static_cast<int>(problem->remedies.size());
    }

    const auto notice =
        std::find_if(m_messages.rbegin(), m_messages.rend(),
                     [](const Message& message) { return message.kind == Kind::information; });
    if (notice == m_messages.rend()) {
        m_shown_notice = 0;
        m_notice->hide();
    } else {
        if (notice->number != m_shown_notice && notice->remedies.empty())
            m_notice_timer.start();
        m_shown_notice = notice->number;
        m_notice->show_message(*notice, buttons);
    }
    setVisible(!m_messages.empty());
    Q_EMIT changed();
}

void Banner::end_notice()
{
    const auto shown = find(m_shown_notice);
    if (shown == m_messages.end() || !shown->remedies.empty())
        return;
    if (m_notice->is_held())
        m_notice_timer.start();
    else
        withdraw(m_shown_notice);
}

}  // namespace flipbook::ui
