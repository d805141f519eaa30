// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QCustomPlot;

namespace flipbook::ui {

// The plot as it is shown, as lines and text on one page of its size. GUI thread.
QByteArray to_pdf(QCustomPlot& plot);
QByteArray to_svg(QCustomPlot& plot, const QString& title);

}  // namespace flipbook::ui
