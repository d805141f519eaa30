// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/elided_text.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace flipbook::ui {

namespace {

constexpr int least_letters = 8;

}  // namespace

ElidedText::ElidedText(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedText::set_text(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(is_cut() ? text : QString());
    updateGeometry();
    update();
}

QSize ElidedText::sizeHint() const
{
    // The advance is a rounded one, and eliding is not.
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedText::minimumSizeHint() const
{
    const int least = least_letters * fontMetrics().averageCharWidth();
    return {std::min(least, sizeHint().width()), sizeHint().height()};
}

bool ElidedText::is_cut() const
{
    return sizeHint().width() > width();
}

void ElidedText::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const auto along = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.drawText(rect(), along | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedText::resizeEvent(QResizeEvent*)
{
    setToolTip(is_cut() ? m_text : QString());
}

}  // namespace flipbook::ui
