// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/problem_chip.h"

#include "ui/window/banner.h"

namespace flipbook::ui {

ProblemChip::ProblemChip(Banner& banner, QWidget* parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("status.problems"));
    setToolTip(tr("Shows what went wrong"));
    setFocusPolicy(Qt::TabFocus);
    // White stands more than 4.5 : 1 above it, in every theme.
    setStyleSheet(
        QStringLiteral("QToolButton { background: #b71c1c; color: white; border: 1px solid white;"
                       " border-radius: 4px; padding: 1px 8px; font-weight: bold; }"
                       "QToolButton:focus { border: 2px solid white; padding: 0px 7px; }"));
    const auto show_count = [this, &banner] {
        const int count = banner.error_count();
        setText(count == 1 ? tr("1 problem") : tr("%1 problems").arg(count));
        setVisible(count > 0);
    };
    connect(&banner, &Banner::changed, this, show_count);
    connect(this, &QToolButton::clicked, &banner, &Banner::show_next_error);
    show_count();
}

}  // namespace flipbook::ui
