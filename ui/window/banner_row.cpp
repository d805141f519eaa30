// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/banner_row.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace flipbook::ui {

namespace {

QStyle::StandardPixmap icon_of(MessageKind kind)
{
    switch (kind) {
    case MessageKind::information:
        return QStyle::SP_MessageBoxInformation;
    case MessageKind::warning:
        return QStyle::SP_MessageBoxWarning;
    case MessageKind::error:
        return QStyle::SP_MessageBoxCritical;
    }
    return QStyle::SP_MessageBoxInformation;
}

}  // namespace

BannerRow::BannerRow(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_buttons(new QHBoxLayout), m_next(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Message"));
    m_next->setObjectName(QStringLiteral("banner.next"));
    m_next->setToolTip(tr("Shows the next message"));
    m_next->hide();
    connect(m_next, &QToolButton::clicked, this, &BannerRow::next_wanted);

    auto* row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->addWidget(m_text);
    column->addLayout(m_buttons);
    m_buttons->addStretch();
    row->addLayout(column, 1);
    row->addWidget(m_next, 0, Qt::AlignTop);
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("banner.dismiss"));
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the message"));
    connect(close, &QToolButton::clicked, this, &BannerRow::dismissed);
    row->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void BannerRow::show_message(const Message& message, int first)
{
    if (message.number == m_number && first == m_first && !isHidden())
        return;
    m_number = message.number;
    m_first = first;
    clear_buttons();
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(style()->standardIcon(icon_of(message.kind)).pixmap(side, side));
    m_text->setText(message.text);
    int number = 0;
    for (const Remedy& remedy : message.remedies) {
        auto* button = new QPushButton(remedy.label, this);
        button->setToolTip(remedy.hint);
        button->setObjectName(QStringLiteral("banner.remedy.%1").arg(first + number));
        connect(button, &QPushButton::clicked, this, [this, number] { Q_EMIT chosen(number); });
        m_buttons->insertWidget(number++, button);
    }
    show();
}

void BannerRow::show_place(int place, int count)
{
    m_next->setText(tr("%1 of %2").arg(place).arg(count));
    m_next->setVisible(count > 1);
}

QString BannerRow::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool BannerRow::is_held() const
{
    const QWidget* focus = QApplication::focusWidget();
    return underMouse() || (focus && isAncestorOf(focus));
}

void BannerRow::take_focus()
{
    const auto buttons = findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly);
    const auto shown = std::find_if(buttons.begin(), buttons.end(),
                                    [](const QPushButton* button) { return !button->isHidden(); });
    QWidget* target = shown == buttons.end() ? static_cast<QWidget*>(m_text) : *shown;
    target->setFocus(Qt::OtherFocusReason);
}

void BannerRow::clear_buttons()
{
    const auto buttons = findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly);
    for (QPushButton* button : buttons) {
        m_buttons->removeWidget(button);
        button->setObjectName(QString());
        button->hide();
        button->deleteLater();
    }
}

}  // namespace flipbook::ui
