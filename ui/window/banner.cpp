// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <utility>

namespace flipbook::ui {

namespace {

QStyle::StandardPixmap icon_of(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::information:
        return QStyle::SP_MessageBoxInformation;
    case Banner::Kind::warning:
        return QStyle::SP_MessageBoxWarning;
    case Banner::Kind::error:
        return QStyle::SP_MessageBoxCritical;
    }
    return QStyle::SP_MessageBoxInformation;
}

}  // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("banner"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Message"));

    auto* row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->addWidget(m_text);
    column->addLayout(m_buttons);
    m_buttons->addStretch();
    row->addLayout(column, 1);
    auto* close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the message"));
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
    row->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void Banner::show_message(Kind kind, const QString& text, std::vector<Remedy> remedies)
{
    clear_buttons();
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(style()->standardIcon(icon_of(kind)).pixmap(side, side));
    m_text->setText(text);
    for (Remedy& remedy : remedies) {
        auto* button = new QPushButton(remedy.label, this);
        button->setToolTip(remedy.hint);
        button->setObjectName(QStringLiteral("banner.remedy.%1").arg(m_buttons->count() - 1));
        // The remedy may show the next message: this one is gone before it is applied.
        connect(button, &QPushButton::clicked, this, [this, apply = std::move(remedy.apply)] {
            dismiss();
            apply();
        });
        m_buttons->insertWidget(m_buttons->count() - 1, button);
    }
    show();
    Q_EMIT changed();
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Banner::dismiss()
{
    hide();
    Q_EMIT changed();
}

void Banner::clear_buttons()
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
