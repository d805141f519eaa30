// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/toast.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <utility>

namespace flipbook::ui {

Toast::Toast(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("toast"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_timer.setSingleShot(true);
    m_timer.setInterval(6000);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_button->hasFocus())
            m_timer.start();
        else
            hide();
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        std::exchange(m_act, {})();
    });
    hide();
}

void Toast::show_message(const QString& text, const QString& button, std::function<void()> act)
{
    m_text->setText(text);
    m_button->setText(button);
    m_act = std::move(act);
    show();
    m_timer.start();
}

void Toast::enterEvent(QEnterEvent*)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent*)
{
    if (isVisible())
        m_timer.start();
}

}  // namespace flipbook::ui
