// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/reset_dot.h"

#include <QPainter>

namespace flipbook::ui {

ResetDot::ResetDot(const QString& setting, QWidget* parent) : QAbstractButton(parent)
{
    setToolTip(tr("Changed; a click sets it back to the default"));
    setAccessibleName(tr("Reset %1").arg(setting));
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    hide();
}

QSize ResetDot::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void ResetDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool is_marked = underMouse() || hasFocus();
    const double radius = is_marked ? width() * 0.32 : width() * 0.22;
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::WindowText), 1) : QPen(Qt::NoPen));
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawEllipse(QRectF(rect()).center(), radius, radius);
}

}  // namespace flipbook::ui
