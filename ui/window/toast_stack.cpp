// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/toast_stack.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace flipbook::ui {

namespace {

constexpr int margin = 12;
constexpr int letters_a_line = 60;

}  // namespace

Toast::Toast(const QString& text, const QString& button, std::function<void()> act, QWidget* parent)
    : QFrame(parent), m_text(new QLabel(text, this))
{
    setObjectName(QStringLiteral("toast"));
    setAccessibleName(text);
    // A line in the colour of the text: it has to stand out from any picture, in any theme.
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_text, 1);
    if (act) {
        auto* offer = new QPushButton(button, this);
        offer->setObjectName(QStringLiteral("toast.action"));
        offer->setAccessibleDescription(text);
        row->addWidget(offer);
        connect(offer, &QPushButton::clicked, this, [this, act = std::move(act)] {
            Q_EMIT over();
            act();
        });
    }
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("toast.close"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the message"));
    close->setAccessibleDescription(text);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &Toast::over);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (is_held())
            m_timer.start();
        else
            Q_EMIT over();
    });
}

void Toast::last(int milliseconds)
{
    m_timer.start(milliseconds);
}

QString Toast::text() const
{
    return m_text->text();
}

bool Toast::is_held() const
{
    const QWidget* focus = QApplication::focusWidget();
    return underMouse() || (focus && isAncestorOf(focus));
}

void Toast::enterEvent(QEnterEvent*)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent*)
{
    m_timer.start();
}

ToastStack::ToastStack(QWidget& place, QWidget& parent)
    : QWidget(&parent), m_place(place), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("toasts"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    // It moves with everything that the place lies in.
    for (QWidget* moved = &place; moved && moved != &parent; moved = moved->parentWidget())
        moved->installEventFilter(this);
    parent.installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        if (now && isAncestorOf(now) && before && !isAncestorOf(before))
            m_focus_before = before;
    });
    hide();
}

void ToastStack::show_message(const QString& text, const QString& button, std::function<void()> act)
{
    auto* toast = new Toast(text, button, std::move(act), this);
    connect(toast, &Toast::over, this, [this, toast] { drop(toast); });
    m_column->addWidget(toast);
    const QList<Toast*> all = toasts();
    if (all.size() > most)
        drop(*std::find_if(all.begin(), all.end(), [](Toast* old) { return !old->is_held(); }));
    show();
    toast->show();
    toast->last(m_lasting_ms);
    raise();
    lie_in_corner();
    QAccessibleEvent said(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
    Q_EMIT changed();
}

QStringList ToastStack::texts() const
{
    QStringList texts;
    for (const Toast* toast : toasts())
        texts << toast->text();
    return texts;
}

QList<Toast*> ToastStack::toasts() const
{
    QList<Toast*> found;
    for (int i = 0; i < m_column->count(); ++i)
        if (auto* toast = qobject_cast<Toast*>(m_column->itemAt(i)->widget()))
            found << toast;
    return found;
}

void ToastStack::drop(Toast* toast)
{
    // Qt would give the focus to whatever Tab comes to next.
    const QWidget* focus = QApplication::focusWidget();
    if (focus && toast->isAncestorOf(focus) && m_focus_before)
        m_focus_before->setFocus(Qt::OtherFocusReason);
    m_column->removeWidget(toast);
    toast->hide();
    toast->deleteLater();  // It may be what called.
    setVisible(m_column->count() > 0);
    lie_in_corner();
    Q_EMIT changed();
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    const bool has_moved = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    if (has_moved && isVisible())
        lie_in_corner();
    return QWidget::eventFilter(watched, event);
}

void ToastStack::lie_in_corner()
{
    const QRect place(m_place.mapTo(parentWidget(), QPoint(0, 0)), m_place.size());
    const int room = std::max(0, place.width() - 2 * margin);
    const int width = std::min(room, fontMetrics().averageCharWidth() * letters_a_line);
    m_column->invalidate();
    const QSize size(width, m_column->hasHeightForWidth() ? m_column->heightForWidth(width)
                                                          : m_column->sizeHint().height());
    const QRect inside = place.adjusted(margin, margin, -margin, -margin);
    setGeometry(
        QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignBottom, size, inside));
}

}  // namespace flipbook::ui
