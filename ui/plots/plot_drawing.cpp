// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_pdf.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

#include "ui/plots/custom_plot.h"

namespace flipbook::ui {

QByteArray to_pdf(QCustomPlot& plot)
{
    constexpr double points_per_inch = 72;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    // A unit is a pixel, so that text keeps its size beside the lines.
    writer.setResolution(plot.logicalDpiX());
    writer.setPageMargins({});
    writer.setPageSize(QPageSize(QSizeF(plot.size()) * points_per_inch / plot.logicalDpiX(),
                                 QPageSize::Point, {}, QPageSize::ExactMatch));
    QCPPainter painter(&writer);
    painter.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&painter, plot.width(), plot.height());
    painter.end();
    return bytes;
}

}  // namespace flipbook::ui
